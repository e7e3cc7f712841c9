namespace Assay.Runtime.Running;

/// <summary>What a rubric says of findings, for people.</summary>
static class PricedFindings
{
    /// <summary>A rubric repeats what it prices: its word stands for the finding's own. The dearest first, others in the order in which they were raised.</summary>
    public static IEnumerable<Finding> Collect(IReadOnlyCollection<Finding> findings)
    {
        var priced = findings.Where(IsPriced).Select(Identity).ToHashSet();
        return priced.Count == 0 ? findings : findings.Where(finding => IsPriced(finding) || !priced.Contains(Identity(finding))).OrderByDescending(finding => finding.Penalty ?? 0);
    }

    static bool IsPriced(Finding finding) => finding.Rule is not null;

    static object Identity(Finding finding) => (finding.Kind, finding.Tag, finding.Class, finding.ReferenceClass, finding.Instance, finding.ReferenceInstance, finding.Box);

    /// <summary><c>, 100 % (critical)</c>, or why it does not count; nothing when no rubric has seen it.</summary>
    public static string Describe(Finding finding) => finding switch
    {
        { Rule: null, Penalty: null } => "",
        { Penalty: > 0 and var price } => $", {Reasons.Short(price)} %{(finding.Severity is null ? "" : $" ({finding.Severity})")}",
        _ => $", not counted{(finding.Rule is null ? "" : $" ({finding.Rule})")}",
    };
}
