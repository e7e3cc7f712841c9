using System.Globalization;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Gating;

/// <summary>Evaluates the gates of a pipeline on a finished run.</summary>
sealed class GateCheck
{
    const double Tolerance = 1e-12;

    readonly Pipeline pipeline;
    readonly Dictionary<string, Column> columns;
    readonly Func<IReadOnlyList<string>, IReadOnlyList<AttributeColumn>> attributes;
    readonly GatedRun run;
    readonly Suppressions suppressions;
    readonly HashSet<string> suppressed;
    readonly DateOnly today;

    /// <param name="attributes">The facts of samples, by ids; asked only when a gate wants them.</param>
    /// <param name="today">For suppressions that expire.</param>
    /// <exception cref="AssayException">The folder is no finished run.</exception>
    public GateCheck(Pipeline pipeline, string folder, Func<IReadOnlyList<string>, IReadOnlyList<AttributeColumn>> attributes, Suppressions suppressions, DateOnly today)
    {
        (this.pipeline, this.attributes, this.suppressions, this.today) = (pipeline, attributes, suppressions, today);
        var looked = pipeline.Gates.SelectMany(gate => (gate.Condition?.Columns ?? []).Concat(gate.Options.Mean is { } mean ? [mean.Name] : []).Append("rubric")).ToHashSet();
        columns = RunReader.ColumnsOf(pipeline).Where(column => looked.Contains(column.Key)).ToDictionary();
        run = new GatedRun(folder, columns, attributes);
        suppressed = suppressions.Standing(today);
    }

    public GateReport Evaluate(string folder) => new(Path.GetFullPath(folder), [.. Results()], suppressed.Count,
        pipeline.Gates.SelectMany(gate => gate.References).Distinct().Order(StringComparer.Ordinal).Where(run.Fingerprints.ContainsKey).ToDictionary(id => id, id => run.Fingerprints[id]), [.. Notes()]);

    IEnumerable<GateResult> Results()
    {
        if (run.Failed > 0)
            yield return new GateResult("the audit is whole", null, GateStatus.Failed, run.Failed, null, run.Failed, "at most 0", run.Samples,
                $"{run.Failed} of {run.Samples} samples could not be audited, and figures without them prove nothing; run.json says why");
        foreach (var expired in suppressions.Expired(today))
            yield return new GateResult($"suppression of {expired.Item}", null, GateStatus.Failed, null, null, null, $"until {expired.Expires}", 0, $"it expired on {expired.Expires} ({expired.Author}: {expired.Reason}); renew it, or mend the label");
        foreach (var gate in pipeline.Gates)
            foreach (var result in Of(gate))
                yield return result;
    }

    IEnumerable<GateResult> Of(GateUse gate)
    {
        if (gate.Options.Slice is not { } attribute)
            return [Judge(gate, null, _ => true)];
        var slices = Slicing.Of(run.Table with { Attributes = run.Attributes.Value }, attribute);
        return slices.Names.Select((name, at) => Judge(gate, $"{attribute} = {(name.Length == 0 ? "(none)" : name)}", sample => slices.OfSample[sample] == at));
    }

    GateResult Judge(GateUse gate, string? slice, Func<int, bool> holds)
    {
        var figure = new FigureReader(run, suppressed).Read(gate, holds);
        var (limit, rule, why) = LimitOf(gate, slice);
        var compared = gate.Options.Bound switch { GateBound.Upper95 => figure.Bounds?.Upper, GateBound.Lower95 => figure.Bounds?.Lower, _ => figure.Value };
        GateResult result = new(gate.Name, slice, GateStatus.NotRun, figure.Value, figure.Interval, compared, rule, figure.N, figure.Value is null ? figure.Why : why ?? "") { Severity = gate.Options.Severity };
        var bad = gate.Options.Severity == GateSeverity.Warning ? GateStatus.Warned : GateStatus.Failed;
        if (why is not null)
            return result with { Status = why.StartsWith("there is no", StringComparison.Ordinal) ? GateStatus.NotRun : bad };
        if (figure.Value is not { } value || limit is not { } most)
            return result;
        var larger = gate.LargerIsWorse(EndOf);
        if (larger ? compared <= most + Tolerance : compared >= most - Tolerance)
            return result with { Status = GateStatus.Passed };
        return result with { Status = bad, Message = Explain(gate, figure, value, compared!.Value, most, larger) };
    }

    /// <summary>What the figure is held against; an explanation where that is not known.</summary>
    (double? Limit, string Rule, string? Why) LimitOf(GateUse gate, string? slice)
    {
        var options = gate.Options;
        var bound = options.Bound is { } side ? $" ({Identifier.SnakeCase(side.ToString())})" : "";
        if ((options.AtMost ?? options.AtLeast) is { } limit)
            return (limit, $"{(options.AtMost is null ? "at least" : "at most")} {Text(limit)}{bound}", null);
        var baseline = options.NoWorseThan!;
        var rule = $"no worse than {Path.GetFileName(Path.TrimEndingDirectorySeparator(baseline.Run.Path))}{(baseline.By > 0 ? $" by more than {Text(baseline.By)}" : "")}";
        if (!File.Exists(Path.Combine(baseline.Run.Path, "run.json")))
            return (null, rule, $"there is no finished run in {baseline.Run.Path} to compare with");
        var before = new GatedRun(baseline.Run.Path, columns, attributes);
        if (gate.References.FirstOrDefault(id => before.Fingerprints.GetValueOrDefault(id) != run.Fingerprints.GetValueOrDefault(id)) is { } changed)
            return (null, rule, $"the reference '{changed}' is not what it was in {baseline.Run.Path}, so that the two runs do not compare; make that run again with the reference of today");
        var figure = new FigureReader(before, suppressed).Read(gate, HoldsIn(before, gate, slice));
        return figure.Value is not { } value ? (null, rule, $"there is no figure in {baseline.Run.Path}: {figure.Why}")
            : (gate.LargerIsWorse(EndOf) ? value + baseline.By : value - baseline.By, $"{rule}: {Text(value)}", null);
    }

    static Func<int, bool> HoldsIn(GatedRun before, GateUse gate, string? slice)
    {
        if (gate.Options.Slice is not { } attribute)
            return _ => true;
        var slices = Slicing.Of(before.Table with { Attributes = before.Attributes.Value }, attribute);
        return sample => $"{attribute} = {(slices.Names[slices.OfSample[sample]] is { Length: > 0 } name ? name : "(none)")}" == slice;
    }

    Suspicious EndOf(string column) => columns.TryGetValue(column, out var known) ? known.End : Suspicious.Neither;

    static string Explain(GateUse gate, GateFigure figure, double value, double compared, double limit, bool larger)
    {
        var text = gate.Options.Bound is { } bound ? $"{Text(value)} of {figure.N}, {Identifier.SnakeCase(bound.ToString())} {Text(compared)} is {(larger ? "above" : "below")} {Text(limit)}" : $"{Text(value)} is {(larger ? "above" : "below")} {Text(limit)}";
        if (!figure.IsShare || gate.Options.Bound is null)
            return text;
        var needed = larger ? Kernels.Wilson.NeededFor(value, limit) : Kernels.Wilson.NeededFor(1 - value, 1 - limit);
        return needed is { } n ? $"{text}; with this share it takes {n} decided items to show it" : $"{text}; no number of verdicts shows it while the share is {Text(value)}";
    }

    IEnumerable<string> Notes()
    {
        var known = suppressed.Count == 0 ? [] : run.Review.Value.Items.Concat(run.Findings().Select(finding => finding.Item)).Concat(run.Ids.Index().Select(entry => run.ItemOfSample(entry.Index))).ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in suppressions.Items.Where(item => suppressed.Contains(item.Item) && !known.Contains(item.Item)))
            yield return $"the suppression of {unknown.Item} ({unknown.Author}) meets nothing in this run; remove it";
    }

    internal static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
