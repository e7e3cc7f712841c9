using System.Text.Json;
using Assay.Runtime.Caching;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>What a verdict says of the run it was given in.</summary>
/// <param name="Run">Of run.json.</param>
/// <param name="Reference">Of what the references were.</param>
/// <param name="Rubric">Of the kinds of error and their prices.</param>
/// <param name="Pipeline">Of the resolved pipeline.</param>
/// <param name="Classes">By name, in order: known before the dataset is open.</param>
sealed record RunRecordHashes(string Run, string? Reference, string? Rubric, string Pipeline, ClassList Classes)
{
    public static RunRecordHashes Read(RunFolder folder, IReadOnlyList<PricedKind> kinds)
    {
        var bytes = File.ReadAllBytes(folder.Run);
        using var json = JsonDocument.Parse(bytes);
        var record = json.RootElement;
        return new RunRecordHashes(new Digest().Add(bytes).Hex(), Text(record, "references") is { } references ? new Digest().Add(references).Hex() : null,
            new Digest().Add(string.Join('\n', kinds.Select(kind => kind.ToString()))).Hex(), record.GetProperty("pipeline_hash").GetString()!,
            ClassList.Named(record.GetProperty("classes").EnumerateArray().Select(name => name.GetString()!)));
    }

    static string? Text(JsonElement record, string name) => record.TryGetProperty(name, out var found) ? found.GetRawText() : null;
}
