using System.Text.Json;

namespace Assay.Outputs.Report.Reading;

/// <summary>A run folder, read once: what every part of the report is measured from.</summary>
sealed class RunContents
{
    public required string Folder { get; init; }
    public required JsonElement Run { get; init; }
    public required JsonElement Timing { get; init; }

    /// <summary>What the gates said; undefined when none were asked.</summary>
    public required JsonElement Gates { get; init; }

    /// <summary>How the review stands (<see cref="IRun.Review"/>).</summary>
    public required JsonElement Review { get; init; }

    public required SampleScores Scores { get; init; }
    public required InstanceScores Instances { get; init; }
    public required FoundTotals Found { get; init; }
    public required IReadOnlyList<Item> Queue { get; init; }
    public required ILookup<string, (string Reviewer, Verdict Verdict)> Verdicts { get; init; }
    public required IReadOnlyList<AttributeColumn> Attributes { get; init; }

    /// <summary>What became of verdicts in corrected labels, as the last <c>assay verify</c> left it; empty without one.</summary>
    public required IReadOnlyList<VerifiedLine> Verified { get; init; }

    /// <summary>Whether the queue holds objects and regions rather than samples.</summary>
    public bool OfInstances => Queue.Any(item => item.Unit != Unit.Sample);

    /// <param name="gallery">How many items are shown with pictures.</param>
    /// <param name="keepsItems">Whether the report compares with an earlier run.</param>
    public static RunContents Read(IRun run, int gallery, bool keepsItems)
    {
        var (scores, queue) = (SampleScores.Read(run.Folder), run.Queue);
        var control = scores.Ids.Where((_, row) => scores.Control[row]).ToHashSet(StringComparer.Ordinal);
        var record = RunJson.Read(run.Folder, "run.json");
        var pricing = record.Items("steps").Where(step => step.Text("component") == "rubric").Select(step => step.Text("id") ?? "").ToHashSet();
        return new RunContents
        {
            Folder = run.Folder,
            Run = record,
            Timing = RunJson.Read(run.Folder, "timing.json"),
            Gates = RunJson.Read(run.Folder, "gates.json"),
            Review = run.Review,
            Scores = scores,
            Instances = InstanceScores.Read(run.Folder, control),
            Found = FoundTotals.Read(run.Folder, scores.Ids, queue.Take(gallery).Select(item => item.Sample).ToHashSet(StringComparer.Ordinal), keepsItems, pricing),
            Queue = queue,
            Verdicts = run.Verdicts.ToLookup(pair => pair.Verdict.Item, StringComparer.Ordinal),
            Attributes = run.Dataset.Attributes,
            Verified = VerifiedLine.Read(run.Folder),
        };
    }

    /// <summary>The steps of the pipeline as run.json resolves them: id, component and options.</summary>
    public IEnumerable<(string Id, string Component, JsonElement Options)> Steps =>
        Run.Member("pipeline").Items("steps").Select(step => (step.Text("id") ?? "", step.Text("component") ?? "", step.Member("options")));

    /// <summary>Whether an item's labels are wrong, by everybody's last word; null where nobody looked or was sure, or reviewers disagree.</summary>
    public bool? IsWrong(string item)
    {
        var (wrong, right) = (false, false);
        foreach (var (_, verdict) in Verdicts[item])
            (wrong, right) = (wrong || verdict.Decision == Decision.Error, right || verdict.Decision is Decision.Ok or Decision.Empty or Decision.ModelWrong);
        return wrong == right ? null : wrong;
    }
}
