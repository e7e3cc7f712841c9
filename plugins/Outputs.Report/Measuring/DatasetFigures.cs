using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Measuring;

/// <summary>What was audited.</summary>
/// <param name="Objects">Of the labels that scorers spoke of; null where none did.</param>
/// <param name="Licences">Samples by licence, where the dataset says it.</param>
sealed record DatasetFigures(string Format, long Samples, long Failed, long Control, IReadOnlyList<string> Classes, string? Coverage, long? Objects, string? Fingerprint, IReadOnlyDictionary<string, long> Licences, IReadOnlyList<string> Attributes)
{
    static readonly string[] LicenceNames = ["license", "licence", "license_name", "licence_name"];

    public static DatasetFigures Measure(RunContents run, IRun of)
    {
        var count = run.Scores.Ids.Count;
        var licences = run.Attributes.FirstOrDefault(attribute => LicenceNames.Contains(attribute.Name) && attribute.Text?.Count >= count)?.Text?.Take(count).CountBy(name => name ?? "not said");
        return new DatasetFigures(run.Run.Member("pipeline").Member("dataset").Text("component") ?? "", count, (long)(run.Run.Number("failed") ?? 0), run.Scores.Control.Count(drawn => drawn),
            [.. of.Classes.Select(entry => entry.Name)], run.Run.Text("coverage"), run.Instances.Sides.TryGetValue("label", out var objects) ? objects : null, run.Run.Member("dataset").Text("fingerprint"),
            licences?.OrderByDescending(pair => pair.Value).ToDictionary(pair => pair.Key, pair => (long)pair.Value) ?? [], [.. run.Attributes.Select(attribute => attribute.Name)]);
    }

    /// <summary>The pipeline's file name, else what the dataset is.</summary>
    public static string NameOf(RunContents run) => Path.GetFileNameWithoutExtension(run.Timing.Text("pipeline")) is { Length: > 0 } and not "pipeline" and var name ? name
        : Path.GetFileName(Path.GetDirectoryName(run.Timing.Text("pipeline"))) is { Length: > 0 } folder ? folder : run.Run.Member("pipeline").Member("dataset").Text("component") ?? "run";
}
