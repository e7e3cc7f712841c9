using System.Text.Json;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Measuring;

/// <summary>What a gate said.</summary>
/// <param name="Outcome"><c>pass</c>, <c>warn</c>, <c>fail</c> or <c>not run</c>.</param>
sealed record GateFigures(string Name, string Outcome, double? Value, double? Low, double? High, double? N, string? Limit, string? Message)
{
    /// <summary>Of gates.json; gates that the pipeline names and that file does not hold were not run.</summary>
    public static IReadOnlyList<GateFigures> Read(RunContents run)
    {
        var asked = run.Run.Member("pipeline").Items("gates").ToArray();
        var said = run.Gates.ValueKind == JsonValueKind.Array ? [.. run.Gates.EnumerateArray()] : run.Gates.Items("gates").ToArray();
        return said.Length > 0 ? [.. said.Select(Of)] : [.. asked.Select(gate => new GateFigures(Describe(gate), "not run", null, null, null, null, null, null))];
    }

    static GateFigures Of(JsonElement gate)
    {
        var interval = gate.Member("interval");
        return new GateFigures(gate.Text("name") ?? gate.Text("gate") ?? gate.Text("what") ?? Describe(gate), Word(gate.Text("outcome") ?? gate.Text("result") ?? gate.Text("status")), gate.Number("value"),
            gate.Number("low95") ?? gate.Number("low") ?? interval.Number("low"), gate.Number("high95") ?? gate.Number("high") ?? interval.Number("high"), gate.Number("n"),
            gate.Text("limit") ?? gate.Text("threshold") ?? Bound(gate), gate.Text("message") ?? gate.Text("note"));
    }

    static string Word(string? word) => word?.Replace('_', ' ').ToLowerInvariant() switch
    {
        "passed" or "pass" or "ok" => "pass",
        "failed" or "fail" or "error" or "tripped" => "fail",
        "warning" or "warned" or "warn" => "warn",
        _ => "not run",
    };

    static string? Bound(JsonElement gate) => gate.Number("at_most") is { } most ? $"at most {most}" : gate.Number("at_least") is { } least ? $"at least {least}" : gate.Number("limit") is { } limit ? $"{limit}" : null;

    static string Describe(JsonElement gate) => gate.ValueKind != JsonValueKind.Object ? gate.ToString() : string.Join(", ", gate.EnumerateObject().Where(member => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number).Select(member => $"{member.Name} {member.Value}"));
}
