using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Measuring;

/// <summary>An item that changed.</summary>
/// <param name="Before">Its sample's score then; null: none.</param>
/// <param name="Now">And now.</param>
sealed record ChangedItem(string Item, string Sample, string Unit, string Reason, double? Before, double? Now);

/// <summary>What became of an earlier run's queue.</summary>
/// <param name="Column">The score that tells better from worse; null: only findings tell.</param>
/// <param name="Fixed">Queued then and not now, and better: the score rose to the trustworthy side, or of an object nothing is found any more.</param>
/// <param name="New">Queued now, and not known then: its sample, or the object, was not there, or nothing was found of it.</param>
/// <param name="Regressed">Queued now and not then, and its sample's score is worse.</param>
/// <param name="Still">Queued then and now.</param>
/// <param name="Displaced">Not queued any more, though nothing got better: others are more suspicious.</param>
/// <param name="Admitted">Queued now, though nothing got worse: others are not there any more, or the pipeline takes more.</param>
/// <param name="Gone">Queued then; the sample is not in the dataset any more.</param>
sealed record SinceFigures(string Folder, string? Column, IReadOnlyList<ChangedItem> Fixed, IReadOnlyList<ChangedItem> New, IReadOnlyList<ChangedItem> Regressed, long Still, long Displaced, long Admitted, long Gone);

/// <summary>Compares the queue with that of an earlier run, by item ids, which survive reruns.</summary>
sealed class Since
{
    readonly RunContents now;
    readonly Dictionary<string, QueuedItem> before;
    readonly Dictionary<string, double> scoreBefore, scoreNow;
    readonly HashSet<string> itemsBefore;
    readonly string? column;
    readonly int better; // The sign of a change for the better.
    readonly string folder;

    /// <exception cref="DataException">The folder is not that of a run.</exception>
    public Since(RunContents now, string folder, string? column)
    {
        if (!File.Exists(Path.Combine(folder, "queue.csv")))
            throw new DataException("not-a-run", "this is not the folder of a finished run: queue.csv is missing; since takes the folder of an earlier run", folder);
        (this.now, this.folder) = (now, folder);
        var earlier = SampleScores.Read(folder);
        this.column = column is not null && earlier.Has(column) && now.Scores.Has(column) ? column : null;
        better = now.Run.Items("columns").FirstOrDefault(entry => entry.Text("name") == column).Text("suspicious") == "high" || now.Steps.Any(step => step.Component == "highest" && step.Options.Text("by") == column) ? -1 : 1;
        (scoreBefore, scoreNow) = (ByName(earlier, this.column), ByName(now.Scores, this.column));
        before = QueuedItem.Read(folder).ToDictionary(item => item.Id);
        itemsBefore = now.OfInstances ? FoundLine.Read(folder).Select(line => line.Item).ToHashSet() : [];
    }

    static Dictionary<string, double> ByName(SampleScores scores, string? column) =>
        scores.Ids.Index().ToDictionary(entry => entry.Item, entry => column is null ? double.NaN : scores[column][entry.Index], StringComparer.Ordinal);

    public SinceFigures Measure()
    {
        var queued = now.Queue.ToDictionary(item => item.Id);
        var left = before.Values.Where(item => !queued.ContainsKey(item.Id)).ToLookup(item => !scoreNow.ContainsKey(item.Sample) ? "gone" : IsFixed(item) ? "fixed" : "displaced");
        var came = now.Queue.Where(item => !before.ContainsKey(item.Id)).ToLookup(item => !scoreBefore.ContainsKey(item.Sample) || (item.Unit != Unit.Sample && !itemsBefore.Contains(item.Id)) ? "new" : Change(item.Sample) * better < 0 ? "worse" : "admitted");
        return new SinceFigures(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), column, [.. left["fixed"].Select(item => Changed(item.Id, item.Sample, item.Unit, item.Reason))], [.. came["new"].Select(Changed)], [.. came["worse"].Select(Changed)],
            now.Queue.Count(item => before.ContainsKey(item.Id)), left["displaced"].Count(), came["admitted"].Count(), left["gone"].Count());
    }

    /// <summary>An object is fixed when nothing is found of it any more, where the run finds things; a sample when its score is better.</summary>
    bool IsFixed(QueuedItem item) => item.Unit != "sample" && now.Found.Count > 0 ? !now.Found.Items.Contains(item.Id) : Change(item.Sample) * better > 0;

    double Change(string sample) => scoreNow.GetValueOrDefault(sample, double.NaN) - scoreBefore.GetValueOrDefault(sample, double.NaN);

    ChangedItem Changed(Item item) => Changed(item.Id, item.Sample, item.Unit.ToString().ToLowerInvariant(), item.Reason);

    ChangedItem Changed(string id, string sample, string unit, string reason) => new(id, sample, unit, reason, Known(scoreBefore, sample), Known(scoreNow, sample));

    static double? Known(Dictionary<string, double> scores, string sample) => scores.TryGetValue(sample, out var score) && double.IsFinite(score) ? score : null;
}
