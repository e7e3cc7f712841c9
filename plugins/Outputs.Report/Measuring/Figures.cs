using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Measuring;

/// <summary>Every number of a report: what report.json holds and what the page shows.</summary>
sealed record Figures
{
    public int SchemaVersion { get; init; } = 1;
    public required string Title { get; init; }

    /// <summary>On the page only: the same run made again has the same numbers.</summary>
    [JsonIgnore]
    public string Folder { get; init; } = "";

    /// <summary>On the page only.</summary>
    [JsonIgnore]
    public string? Finished { get; init; }
    public required DatasetFigures Dataset { get; init; }
    public required IReadOnlyList<GateFigures> Gates { get; init; }
    public required IReadOnlyList<Stage> Funnel { get; init; }
    public required FoundFigures Found { get; init; }
    public required IReadOnlyList<ScoreFigures> Scores { get; init; }
    public required QuadrantFigures? Quadrants { get; init; }
    public required IReadOnlyList<SliceFigures> Slices { get; init; }

    /// <summary>As <c>assay review --status --json</c> says it; null in a host that does not.</summary>
    public required JsonElement? Review { get; init; }

    public required YieldFigures Yield { get; init; }
    /// <summary>Verified items by what became of them; empty when nothing was verified.</summary>
    public required IReadOnlyDictionary<string, long> Verified { get; init; }

    public required SinceFigures? Since { get; init; }
    public required IReadOnlyList<StepTable> Tables { get; init; }
    public required IReadOnlyDictionary<string, long> Problems { get; init; }

    /// <summary>How many items have pictures.</summary>
    public int Pictured { get; init; }

    public static Figures Measure(RunContents run, IRun of, ReportOptions options)
    {
        var main = MainColumn(run);
        return new Figures
        {
            Title = options.Title ?? "Label audit: " + DatasetFigures.NameOf(run),
            Folder = Path.GetFileName(Path.TrimEndingDirectorySeparator(run.Folder)),
            Finished = run.Timing.Text("finished"),
            Dataset = DatasetFigures.Measure(run, of),
            Gates = GateFigures.Read(run),
            Funnel = Measuring.Funnel.Measure(run),
            Found = ClassTable.Measure(run, main),
            Scores = ScoreColumns.Measure(run),
            Quadrants = Measuring.Quadrants.Measure(run),
            Slices = Groups.Measure(run, main is not null && run.Scores.Has(main) ? main : run.Scores.Columns is [var first, ..] ? first : null),
            Review = WithoutFolder(run.Review),
            Yield = Measuring.Yield.Measure(run, options.Remaining),
            Verified = run.Verified.GroupBy(item => item.Outcome).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (long)group.Count()),
            Since = options.Since is { } since ? new Measuring.Since(run, since.Path, main).Measure() : null,
            Tables = StepTables.Read(run),
            Problems = run.Run.Members("problem_counts").ToDictionary(member => member.Name, member => member.Value.GetInt64()),
        };
    }

    /// <summary>Where the run lies on this machine is nobody else's business, and differs between two runs of the same.</summary>
    static JsonElement? WithoutFolder(JsonElement review) =>
        review.ValueKind != JsonValueKind.Object ? null : JsonSerializer.SerializeToElement(review.EnumerateObject().Where(member => member.Name != "folder").ToDictionary(member => member.Name, member => member.Value));

    /// <summary>The column that orders the queue: that of the last selector that names one, else that of the first scorer.</summary>
    static string? MainColumn(RunContents run)
    {
        var columns = run.Scores.Columns.Concat(run.Instances.Columns).ToHashSet();
        return run.Steps.Where(step => step.Component is "lowest" or "highest").Select(step => step.Options.Text("by")).LastOrDefault(name => name is not null && columns.Contains(name))
            ?? run.Steps.Select(step => step.Id).FirstOrDefault(columns.Contains);
    }

    static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IncludeFields = true,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";
}
