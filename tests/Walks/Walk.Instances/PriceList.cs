namespace Walk.Instances;

/// <summary>Prices what all earlier steps found: the dearest finding of each instance counts.</summary>
[Component("price_list", "Prices the findings of all earlier steps by kind.")]
public sealed class PriceList(PriceListOptions options) : IScorer
{
    public IReadOnlyList<Need> Needs { get; } = [new("reference", Evidence.Instances)];
    public Evidence Labels => Evidence.Instances;
    public IReadOnlyList<Column> Columns { get; } = [new("", End: Suspicious.High, Unit: "%"), new("penalty", Of.Instance, Suspicious.High, "%")];

    public Score Examine(Exam exam)
    {
        var priced = exam.EarlierFindings.Where(entry => options.Prices.ContainsKey(entry.Finding.Kind))
            .Select(entry => entry.Finding with { Penalty = options.Prices[entry.Finding.Kind] })
            .GroupBy(Owner).Select(group => group.MaxBy(finding => finding.Penalty)!).ToArray();
        return new Score
        {
            Values = [priced.Sum(finding => finding.Penalty)],
            Instances = [.. priced.Select(finding => new InstanceScore(Owner(finding).Role, Owner(finding).Index, [finding.Penalty]))],
            Findings = priced,
        };
    }

    static (string? Role, int Index) Owner(Finding finding) => finding.Instance is { } ours ? (null, ours) : (finding.Role, finding.ReferenceInstance!.Value);
}
