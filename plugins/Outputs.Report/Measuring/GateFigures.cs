using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Measuring;

/// <summary>What a gate said.</summary>
/// <param name="Status"><c>passed</c>, <c>warned</c>, <c>failed</c> or <c>not_run</c>.</param>
/// <param name="Low95">Null for a census, which has no interval.</param>
sealed record GateFigures(string Name, string Status, double? Value, double? Low95, double? High95, double? N, string? Limit, string? Message)
{
    /// <summary>Of gates.json, as the run or the last <c>assay gate</c> left it.</summary>
    public static IReadOnlyList<GateFigures> Read(RunContents run) => [.. run.Gates.Items("gates").Select(gate => new GateFigures(gate.Text("name") ?? "", gate.Text("status") ?? "not_run",
        gate.Number("value"), gate.Number("low95"), gate.Number("high95"), gate.Number("n"), gate.Text("limit"), gate.Text("message")))];
}
