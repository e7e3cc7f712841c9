using System.Globalization;
using System.Text.Json;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Testing;

/// <summary>What a case's run came to: a refusal, or what its run folder says.</summary>
sealed record Observed
{
    /// <summary>As 'assay run' would have ended.</summary>
    public required int Exit { get; init; }

    /// <summary>Codes and text of a refusal; none when it ran.</summary>
    public IReadOnlyList<(string Code, string Text)> Refusal { get; init; } = [];

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double?>> Scores { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, double?>>();
    public IReadOnlyList<(string Sample, string Side, int Instance, IReadOnlyDictionary<string, double?> Columns)> Instances { get; init; } = [];
    public IReadOnlyList<Item> Queue { get; init; } = [];
    public IReadOnlyList<FindingExpectation> Findings { get; init; } = [];
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Tables { get; init; } = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>();
    public IReadOnlyDictionary<string, string> Failed { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public IReadOnlyList<LedgerLine> Ledger { get; init; } = [];

    public static Observed Refused(PipelineException e) =>
        new() { Exit = 2, Refusal = [.. e.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => (diagnostic.Code, diagnostic.ToString()))] };

    public static Observed Refused(AssayException e) => new() { Exit = 2, Refusal = [(e.Code, e is DataException data ? data.ToProblem().ToString() : e.Message)] };

    public static Observed Of(RunOutcome outcome)
    {
        var folder = new RunFolder(outcome.Folder, outcome.Folder);
        var scores = Csv.Read(folder.Scores).ToArray();
        var instances = File.Exists(folder.Instances) ? Csv.Read(folder.Instances).ToArray() : [];
        return new Observed
        {
            Exit = outcome.Failed > 0 ? 4 : 0,
            Scores = scores.Skip(1).ToDictionary(row => row[0], row => Columns(scores[0], row, 3)),
            Failed = scores.Skip(1).Where(row => row[1].StartsWith("failed:", StringComparison.Ordinal)).ToDictionary(row => row[0], row => row[1]["failed:".Length..]),
            Instances = [.. instances.Skip(1).Select(row => (row[0], row[1], int.Parse(row[2], CultureInfo.InvariantCulture), Columns(instances[0], row, 4)))],
            Queue = outcome.Queue,
            Findings = File.Exists(folder.Findings) ? [.. File.ReadLines(folder.Findings).Select(line => Finding(JsonDocument.Parse(line).RootElement))] : [],
            Tables = Directory.Exists(folder.Tables) ? Directory.GetFiles(folder.Tables, "*.csv").ToDictionary(file => Path.GetFileNameWithoutExtension(file), Table) : new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>(),
            Problems = outcome.Problems,
            Ledger = outcome.Ledger,
        };
    }

    static IReadOnlyList<IReadOnlyList<string>> Table(string file) => [.. Csv.Read(file)];

    static IReadOnlyDictionary<string, double?> Columns(string[] header, string[] row, int first) =>
        Enumerable.Range(first, header.Length - first).ToDictionary(i => header[i], i => row[i].Length == 0 ? (double?)null : double.Parse(row[i], CultureInfo.InvariantCulture));

    static FindingExpectation Finding(JsonElement json) => new()
    {
        Sample = json.ReadText("sample"),
        Step = json.ReadText("step"),
        Kind = json.ReadText("kind"),
        Tag = json.ReadText("tag"),
        Class = json.ReadText("class"),
        ReferenceClass = json.ReadText("reference_class"),
        Instance = (int?)json.ReadNumber("instance"),
        ReferenceInstance = (int?)json.ReadNumber("reference_instance"),
        Reference = json.ReadText("reference"),
        Measured = json.GetProperty("measured").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetDouble()),
        AreaPx = json.ReadNumber("area_px"),
        Detail = json.ReadText("detail"),
        Penalty = json.ReadNumber("penalty"),
        Severity = json.ReadText("severity"),
        Rule = json.ReadText("rule"),
    };
}
