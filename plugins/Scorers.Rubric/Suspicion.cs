namespace Assay.Scorers.Rubric;

/// <summary>A finding on its way to a price: it counts until something says that it does not.</summary>
sealed class Suspicion(string step, Finding finding)
{
    public Finding Finding { get; } = finding;

    public bool Counts { get; private set; } = true;

    /// <summary>Null until it is priced, and for one that does not count.</summary>
    public Cost? Cost { get; private set; }

    /// <summary>The rule that priced it, or why it does not count.</summary>
    public string Rule { get; private set; } = "";

    public void Price(Cost cost, string rule) => (Cost, Rule) = (cost, rule);

    public void Drop(string rule) => (Counts, Rule) = (false, rule);

    /// <summary>It does not count because another one does.</summary>
    public void Drop(string rule, Suspicion by) => Drop($"{rule}: {by.Name}");

    /// <summary><c>inaccurate (hole) of contour</c>.</summary>
    string Name => $"{Finding.Kind}{(Finding.Tag is null ? "" : $" ({Finding.Tag})")}{(step == Finding.Kind ? "" : $" of {step}")}";

    public double Penalty => Cost?.Penalty ?? 0;

    /// <summary>The finding as the rubric repeats it.</summary>
    public Finding ToFinding() => Finding with { Penalty = Penalty, Severity = Cost?.Severity, Rule = Rule };
}
