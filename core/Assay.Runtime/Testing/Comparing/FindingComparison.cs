namespace Assay.Runtime.Testing.Comparing;

/// <summary>Gives every finding to the first expected line that fits and still wants one; what is over on either side differs.</summary>
static class FindingComparison
{
    public static IEnumerable<Difference> Compare(TestCase test, Observed observed, Paste paste)
    {
        if (test.Expected.Findings is not { } wanted)
            yield break;
        var missing = wanted.Select(line => line.Count).ToArray();
        List<FindingExpectation> surplus = [];
        foreach (var finding in observed.Findings)
            if (wanted.Index().FirstOrDefault(line => missing[line.Index] > 0 && line.Item.Fits(finding, test.Expected.Tolerance)) is { Item: not null } line)
                missing[line.Index]--;
            else
                surplus.Add(finding);
        foreach (var (index, line) in wanted.Index().Where(line => missing[line.Index] > 0))
            yield return new Difference(test.At("findings", $"{index}"), missing[index] < line.Count ? $"findings: {missing[index]} of {line.Count} are missing" : "findings", [new('-', Paste.Text(line))]);
        if (surplus.Count > 0)
            yield return new Difference(test.At("findings"), "findings that were not expected", [.. surplus.Select(finding => new DiffLine('+', Paste.Text(finding)))]);
        if (surplus.Count > 0 || missing.Any(count => count > 0))
            paste.List("findings", observed.Findings.Select(Paste.Text));
    }
}
