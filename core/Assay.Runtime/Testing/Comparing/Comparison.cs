using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Testing.Comparing;

/// <summary>Holds what came against what was expected.</summary>
static class Comparison
{
    public static CaseResult Of(TestCase test, Observed observed, CaseResult result)
    {
        var paste = new Paste();
        Difference[] differences = [.. Compare(test, observed, paste)];
        return differences.Length == 0 ? result : result with { State = CaseState.Failed, Differences = differences, Paste = paste.ToString() };
    }

    static IEnumerable<Difference> Compare(TestCase test, Observed observed, Paste paste)
    {
        var expected = test.Expected;
        if (observed.Refusal.Count > 0 || expected.Refused is { Count: > 0 })
            return CompareRefusal(test, observed, paste);
        return [.. Scores(test, observed, paste), .. Instances(test, observed, paste), .. Queue(test, observed, paste), .. FindingComparison.Compare(test, observed, paste),
            .. Tables(test, observed, paste), .. Failed(test, observed, paste), .. Problems(test, observed, paste), .. Ledger(test, observed, paste), .. Exit(test, observed, paste)];
    }

    static IEnumerable<Difference> CompareRefusal(TestCase test, Observed observed, Paste paste)
    {
        var wanted = (test.Expected.Refused ?? []).Distinct().Order(StringComparer.Ordinal).ToArray();
        var got = observed.Refusal.Select(reason => reason.Code).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (wanted.SequenceEqual(got))
            return Exit(test, observed, paste);
        paste.List("refused", got);
        return [new Difference(test.At("refused"), wanted.Length == 0 ? "the pipeline was refused" : "refused",
            [.. wanted.Except(got).Select(code => new DiffLine('-', code)), .. observed.Refusal.Count == 0 ? [new DiffLine('+', "it ran to the end")] : observed.Refusal.Where(reason => !wanted.Contains(reason.Code)).Select(reason => new DiffLine('+', $"{reason.Code}: {reason.Text}"))])];
    }

    static IEnumerable<Difference> Scores(TestCase test, Observed observed, Paste paste)
    {
        foreach (var (sample, columns) in test.Expected.Scores ?? new Dictionary<string, IReadOnlyDictionary<string, string>>())
        {
            if (!observed.Scores.TryGetValue(sample, out var values))
                yield return new Difference(test.At("scores", sample), $"'{sample}'", [new('-', "a sample"), new('+', $"the dataset has no such sample{Near(sample, observed.Scores.Keys)}")]);
            foreach (var (column, wanted) in columns.Where(_ => values is not null))
                if (!ExpectedNumber.Agrees(wanted, values!.GetValueOrDefault(column), test.Expected.Tolerance))
                {
                    paste.Score(sample, column, values!.GetValueOrDefault(column));
                    yield return Value(test.At("scores", sample, column), $"'{sample}': {column}", wanted, values!.GetValueOrDefault(column));
                }
        }
    }

    static string Near(string sample, IEnumerable<string> known) => Suggestion.For(sample, known) is { Length: > 0 } near ? near : $"; it has {TextList.Of(known)}";

    static IEnumerable<Difference> Instances(TestCase test, Observed observed, Paste paste)
    {
        foreach (var (index, row) in (test.Expected.Instances ?? []).Index())
        {
            var found = observed.Instances.FirstOrDefault(other => other.Sample == row.Sample && other.Side == row.Side && other.Instance == row.Instance);
            var subject = $"'{row.Sample}': {row.Side} {row.Instance}";
            if (found.Columns is null)
                yield return new Difference(test.At("instances", $"{index}"), subject, [new('-', "a row of instances.csv"), new('+', "no step speaks of such an instance")]);
            var wrong = row.Columns.Where(entry => found.Columns is not null && !ExpectedNumber.Agrees(entry.Value, found.Columns.GetValueOrDefault(entry.Key), test.Expected.Tolerance)).ToArray();
            foreach (var (column, wanted) in wrong)
                yield return Value(test.At("instances", $"{index}", column), $"{subject}: {column}", wanted, found.Columns!.GetValueOrDefault(column));
            if (wrong.Length > 0)
                paste.Instance(row, found.Columns!);
        }
    }

    static Difference Value(Place place, string subject, string wanted, double? came) => new(place, subject, [new('-', wanted), new('+', ExpectedNumber.Write(came))]);

    static IEnumerable<Difference> Queue(TestCase test, Observed observed, Paste paste)
    {
        if (test.Expected.Queue is not { } wanted || wanted.Count == observed.Queue.Count && wanted.Zip(observed.Queue).All(pair => pair.First.Fits(pair.Second)))
            return [];
        var came = observed.Queue.Select(QueueExpectation.Of).Select(Paste.Text).ToArray();
        paste.List("queue", came);
        // An expected line that fits the item is written as the item is, so that lines can be compared as text.
        var lines = wanted.Select(line => observed.Queue.Where(line.Fits).Select(item => Paste.Text(QueueExpectation.Of(item))).FirstOrDefault() ?? Paste.Text(line));
        return [new Difference(test.At("queue"), "queue", LineDiff.Of([.. lines], came))];
    }

    static IEnumerable<Difference> Tables(TestCase test, Observed observed, Paste paste)
    {
        foreach (var (name, wanted) in test.Expected.Tables ?? new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>())
        {
            var came = observed.Tables.GetValueOrDefault(name, []);
            if (wanted.Count == came.Count && wanted.Zip(came).All(pair => pair.First.Count == pair.Second.Count && pair.First.Zip(pair.Second).All(cells => SameCell(cells, test.Expected.Tolerance))))
                continue;
            if (came.Count > 0)
                paste.Table(name, came);
            yield return new Difference(test.At("tables", name), $"table {name}", came.Count > 0 ? LineDiff.Of([.. wanted.Select(Paste.Text)], [.. came.Select(Paste.Text)])
                : [new('-', "a table"), new('+', $"the run wrote no such table; it wrote {(observed.Tables.Count == 0 ? "none" : TextList.Of(observed.Tables.Keys))}")]);
        }
    }

    static bool SameCell((string Wanted, string Came) cell, double tolerance) => cell.Wanted == cell.Came
        || double.TryParse(cell.Came, System.Globalization.CultureInfo.InvariantCulture, out var came) && ExpectedNumber.IsOne(cell.Wanted) && ExpectedNumber.Agrees(cell.Wanted, came, tolerance);

    static IEnumerable<Difference> Failed(TestCase test, Observed observed, Paste paste)
    {
        if (test.Expected is { Failed: null, Exit: 4 })
            return [];
        var wanted = (test.Expected.Failed ?? new Dictionary<string, string>()).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {entry.Value}").ToArray();
        var failed = observed.Failed.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToArray();
        var came = failed.Select(entry => $"{entry.Key}: {entry.Value}").ToArray();
        if (wanted.SequenceEqual(came))
            return [];
        paste.Map("failed", failed.Select(entry => (entry.Key, entry.Value)));
        var reasons = observed.Problems.Where(problem => problem.Sample is { } sample && observed.Failed.GetValueOrDefault(sample) == problem.Code).Select(problem => new DiffLine(' ', $"'{problem.Sample}': {problem.Message}"));
        return [new Difference(test.At("failed"), "samples that could not be audited", [.. LineDiff.Of(wanted, came), .. reasons.Take(5)])];
    }

    static IEnumerable<Difference> Problems(TestCase test, Observed observed, Paste paste)
    {
        if (test.Expected.Problems is not { } expected)
            return [];
        var counts = observed.Problems.GroupBy(problem => problem.Code).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, Count: group.Count())).ToArray();
        string[] wanted = [.. expected.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {entry.Value}")], came = [.. counts.Select(entry => $"{entry.Key}: {entry.Count}")];
        if (wanted.SequenceEqual(came))
            return [];
        paste.Map("problems", counts.Select(entry => (entry.Key, $"{entry.Count}")));
        return [new Difference(test.At("problems"), "problems", LineDiff.Of(wanted, came))];
    }

    static IEnumerable<Difference> Ledger(TestCase test, Observed observed, Paste paste)
    {
        if (test.Expected.Ledger is not { } expected)
            return [];
        var counts = observed.Ledger.GroupBy(line => line.Code).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, Count: group.Sum(line => line.Count))).ToArray();
        string[] wanted = [.. expected.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {entry.Value}")], came = [.. counts.Select(entry => $"{entry.Key}: {entry.Count}")];
        if (wanted.SequenceEqual(came))
            return [];
        paste.Map("ledger", counts.Select(entry => (entry.Key, $"{entry.Count}")));
        return [new Difference(test.At("ledger"), "ledger", LineDiff.Of(wanted, came))];
    }

    static IEnumerable<Difference> Exit(TestCase test, Observed observed, Paste paste)
    {
        if (test.Expected.Exit is not { } wanted || wanted == observed.Exit)
            return [];
        paste.Scalar("exit", $"{observed.Exit}");
        return [new Difference(test.At("exit"), "exit", [new('-', $"{wanted}"), new('+', $"{observed.Exit}")])];
    }
}
