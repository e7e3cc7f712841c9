using System.Globalization;

namespace Assay.Scorers.Rubric;

/// <summary>What a rubric says of the dataset.</summary>
sealed class RubricTables(Tally tally, Tariff tariff, RubricOptions options, ClassList classes)
{
    public IEnumerable<DatasetTable> All()
    {
        yield return Summary();
        yield return Kinds();
        yield return Classes();
        yield return Rules();
    }

    DatasetTable Summary()
    {
        var scored = tally.Samples - tally.WithoutEvidence;
        return new DatasetTable("summary",
            ["samples", "without_evidence", "without_error", "penalty", "quality", "objects", "object_penalty", "object_quality", "aggregate"],
            [[Text(tally.Samples), Text(tally.WithoutEvidence), Text(tally.WithoutError), Mean(tally.Penalty, scored), Quality(tally.Penalty, scored),
                Text(tally.Objects), Mean(tally.ObjectPenalty, tally.Objects), Quality(tally.ObjectPenalty, tally.Objects), Word(options.Aggregate)]]);
    }

    /// <summary>A row per kind and severity; what is found and not priced stands in the row of the kind's own severity.</summary>
    DatasetTable Kinds()
    {
        var all = tally.Lines.Sum(entry => entry.Penalty);
        var kinds = tariff.Kinds.Union(tally.Kinds).Order(StringComparer.Ordinal);
        return new DatasetTable("kinds", ["kind", "severity", "price", "found", "priced", "not_counted", "penalty", "share"], [.. kinds.SelectMany(kind => Severities(kind, all))]);
    }

    IEnumerable<IReadOnlyList<string>> Severities(string kind, double all)
    {
        var lines = tally.Lines.Where(entry => entry.Line.Kind == kind).ToArray();
        var own = tariff.Of(kind);
        foreach (var severity in lines.Select(entry => entry.Line.Severity).Append(own?.Severity ?? "").Where(word => word.Length > 0 || own is null).Distinct().OrderBy(word => word != own?.Severity).ThenBy(word => word, StringComparer.Ordinal))
        {
            var priced = lines.Where(entry => entry.Line.Severity == severity && severity.Length > 0).ToArray();
            var dropped = severity == (own?.Severity ?? "") ? lines.Where(entry => entry.Line.Severity.Length == 0).Sum(entry => entry.Findings) : 0;
            var (count, penalty) = (priced.Sum(entry => entry.Findings), priced.Sum(entry => entry.Penalty));
            yield return [kind, severity, severity == own?.Severity ? Number(own.Value.Penalty) : kind == FindingKind.Inaccurate && severity == tariff.Few.Severity ? Number(tariff.Few.Penalty) : "",
                Text(count + dropped), Text(count), Text(dropped), Number(penalty), Share(penalty, all)];
        }
    }

    DatasetTable Classes()
    {
        var all = tally.Lines.Sum(entry => entry.Penalty);
        return new DatasetTable("classes", ["class", "objects", "errors", "critical", "penalty", "penalty_per_object", "share"], [.. tally.Classes.Select(entry => (IReadOnlyList<string>)
            [entry.Class < 0 ? "" : classes.NameOf(entry.Class), Text(entry.Objects), Text(entry.Errors), Text(entry.Critical), Number(entry.Penalty), Mean(entry.Penalty, entry.Objects), Share(entry.Penalty, all)])]);
    }

    DatasetTable Rules() => new("rules", ["rule", "kind", "severity", "findings", "penalty"],
        [.. tally.Lines.OrderBy(entry => entry.Line.Rule, StringComparer.Ordinal).Select(entry => (IReadOnlyList<string>)[entry.Line.Rule, entry.Line.Kind, entry.Line.Severity, Text(entry.Findings), Number(entry.Penalty)])]);

    /// <summary>In percent; empty for the mean of nothing.</summary>
    static string Mean(double sum, long count) => count == 0 ? "" : Number(sum / count);

    /// <summary>1 - mean penalty / 100, in [0,1].</summary>
    static string Quality(double sum, long count) => count == 0 ? "" : Number(1 - sum / (100 * count));

    static string Share(double part, double all) => all == 0 ? "" : Number(part / all);

    static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);

    static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    static string Word(Aggregation aggregation) => aggregation switch { Aggregation.CappedSum => "capped_sum", Aggregation.Max => "max", _ => "product" };
}
