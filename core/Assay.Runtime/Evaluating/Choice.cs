namespace Assay.Runtime.Evaluating;

/// <summary>The scorer that finds the most errors of a kind on one half, and what it does on the other.</summary>
/// <param name="Kind">Null: every error.</param>
/// <param name="Chosen">Its figures on the half it was chosen on.</param>
/// <param name="Reported">Its figures on the other half.</param>
/// <param name="Alike">Scorers that the other half does not tell from it, with the difference in recall (chosen less other).</param>
public sealed record Choice(string? Kind, Figures Chosen, Figures Reported, IReadOnlyList<Rival> Alike);

/// <summary>A scorer that may be as good.</summary>
/// <param name="Difference">In recall within the budget, chosen less this one, on the reporting half.</param>
public sealed record Rival(string Scorer, Estimate Difference);
