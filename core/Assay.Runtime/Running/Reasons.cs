using Assay.Runtime.Pipelines;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Running;

/// <summary>Why a row is in the queue: the columns that put it there, with their place among all scored rows, and what the scorers saw.</summary>
sealed class Reasons
{
    const int MostFindings = 3;

    readonly Audit audit;
    readonly IReadOnlyList<StepUse> steps;
    readonly ClassList classes;
    readonly List<DecidingColumn> deciding = [];

    public Reasons(Audit audit, IReadOnlyList<StepUse> steps, ClassList classes)
    {
        (this.audit, this.steps, this.classes) = (audit, steps, classes);
        foreach (var name in Deciding().ToArray())
            if (DecidingColumn.Find(audit.Table, name) is { } column)
                deciding.Add(column);
        HashSet<string> named = [.. deciding.Select(column => column.Name)];
        foreach (var column in deciding)
            column.Sources = [.. SourcesOf(column.Name).Where(source => named.Add(source.Name)).Select(source => DecidingColumn.Find(audit.Table, source.Name, source.End)).OfType<DecidingColumn>()];
    }

    /// <summary>Columns that table steps looked at, last first; without any, the main columns with a suspicious end.</summary>
    IEnumerable<string> Deciding()
    {
        var named = steps.Select(step => step.Instance).OfType<ITableStep>().Reverse().SelectMany(step => step is IReadsColumns own ? own.Reads : step.Reads).Distinct().ToArray();
        return named.Length > 0 ? named : audit.Table.Samples.Columns.Where(column => column.End != Suspicious.Neither && steps.Any(step => step.Id == column.Name)).Select(column => column.Name);
    }

    /// <summary>What a column was computed from, down to the columns that were not.</summary>
    IEnumerable<Source> SourcesOf(string column)
    {
        foreach (var source in steps.Select(step => step.Instance).OfType<IReadsColumns>().SelectMany(step => step.SourcesOf(column)))
            if (SourcesOf(source.Name).ToArray() is { Length: > 0 } deeper)
                foreach (var found in deeper)
                    yield return found;
            else
                yield return source;
    }

    /// <param name="instanceRow">The row's position in the instance table, or -1 for a sample.</param>
    /// <param name="sampleRow">The sample's position.</param>
    /// <param name="scores">What every step said of the sample.</param>
    public string Of(int instanceRow, int sampleRow, IReadOnlyDictionary<string, Score> scores)
    {
        List<string> parts = [];
        var findings = PricedFindings.Collect([.. Findings(instanceRow, scores)]).ToArray();
        if (instanceRow >= 0)
            parts.AddRange(findings.Take(MostFindings).Select(Describe));
        foreach (var column in deciding)
            if (column.Value(instanceRow, sampleRow) is { } number)
            {
                parts.Add(column.Describe(number) + Why(column.Name, instanceRow, scores));
                parts.AddRange(column.Contributing(instanceRow, sampleRow).Select(source => source.Column.Describe(source.Value) + Why(source.Column.Name, instanceRow, scores)));
            }
        if (parts.Count == 0)
            parts.AddRange(scores.Values.Select(score => score.Reason).OfType<string>());
        if (instanceRow < 0 && parts.Count == 0)
            parts.AddRange(findings.Take(MostFindings).Select(Describe));
        return string.Join("; ", parts);
    }

    IEnumerable<Finding> Findings(int instanceRow, IReadOnlyDictionary<string, Score> scores)
    {
        var item = instanceRow < 0 ? null : audit.Items[instanceRow];
        foreach (var step in steps)
            foreach (var finding in Of(item, step.Id, scores.GetValueOrDefault(step.Id, Score.None)))
                if (item is null or { Unit: Unit.Region } || (item.Side == InstanceItem.LabelSide ? finding.Instance == item.Index
                    : finding.ReferenceInstance == item.Index && finding.Role is { } role && step.Roles.GetValueOrDefault(role) == item.Side))
                    yield return finding;
    }

    /// <summary>Of a region, the one finding that describes it.</summary>
    static IEnumerable<Finding> Of(InstanceItem? item, string step, Score score) => item?.RegionStep is not { } finder ? score.Findings : finder == step ? [score.Findings[score.Regions[item.Index].Finding]] : [];

    string Why(string column, int instanceRow, IReadOnlyDictionary<string, Score> scores) =>
        instanceRow < 0 && steps.FirstOrDefault(step => column == step.Id || column.StartsWith(step.Id + "_", StringComparison.Ordinal)) is { } step
        && scores.GetValueOrDefault(step.Id)?.Reason is { } reason ? $" ({reason})" : "";

    string Describe(Finding finding)
    {
        var names = (finding.Class is { } ours ? classes.NameOf(ours) : null, finding.ReferenceClass is { } theirs ? classes.NameOf(theirs) : null);
        var pair = names switch { (null, null) => "", (var a, null) => $" {a}", (null, var b) => $" {b}", var (a, b) => a == b ? $" {a}" : $" {a} -> {b}" };
        var measured = string.Concat(finding.Measured.Select(entry => $", {entry.Key} {Short(entry.Value)}"));
        var place = finding.Box is { } box ? $" at ({box.X:0},{box.Y:0}) {box.Width:0}x{box.Height:0}" : "";
        return finding.Kind + (finding.Tag is null ? "" : $" ({finding.Tag})") + (finding.Detail is null ? "" : $" {finding.Detail}") + pair + place + measured + PricedFindings.Describe(finding);
    }

    /// <summary>Four significant digits: enough to compare, short enough to read.</summary>
    public static string Short(double value) => value.ToString(Math.Abs(value) is >= 1e-4 and < 1e6 or 0 ? "G4" : "0.###E+0");
}
