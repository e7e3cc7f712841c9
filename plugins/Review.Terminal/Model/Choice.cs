using System.Collections.Immutable;

namespace Assay.Review.Terminal;

/// <summary>Kinds of error being chosen, with how often each is there.</summary>
/// <param name="Counts">By position among the kinds; 0 is not chosen.</param>
/// <param name="At">The kind that + and - change.</param>
/// <param name="Stays">No next item after it.</param>
public sealed record Choice(ImmutableArray<int> Counts, int At, bool Stays)
{
    /// <summary>What a verdict has already, or nothing.</summary>
    public static Choice Of(IReadOnlyList<PricedKind> kinds, Verdict? verdict, bool stays) => new([.. kinds.Select(kind => CountOf(kind.Kind, verdict))], 0, stays);

    static int CountOf(string kind, Verdict? verdict) => verdict is null || !verdict.Kinds.Contains(kind) ? 0
        : Math.Max(1, verdict.Judgements.Where(judgement => judgement.Kind == kind).Sum(judgement => judgement.Count));

    /// <summary>Chooses a kind, or no longer.</summary>
    public Choice Toggle(int at) => (uint)at >= (uint)Counts.Length ? this : this with { Counts = Counts.SetItem(at, Counts[at] > 0 ? 0 : 1), At = at };

    /// <summary>One more or less of the kind pointed at.</summary>
    public Choice Add(int count) => this with { Counts = Counts.SetItem(At, Math.Clamp(Counts[At] + count, 0, 999)) };

    /// <summary>Points at another kind.</summary>
    public Choice Move(int by) => this with { At = Math.Clamp(At + by, 0, Counts.Length - 1) };
}
