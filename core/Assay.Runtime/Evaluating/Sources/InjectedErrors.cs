using System.Globalization;
using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>Errors that were put in on purpose, from an <c>injected.csv</c>; a sample that it does not list is right.</summary>
public sealed class InjectedErrors : ErrorSource
{
    const string Drop = "drop"; // Leaves no label behind.

    static readonly string[] Needed = ["sample", "kind"];

    readonly string name;
    readonly List<(KnownError Error, string? Instance)> errors = [];

    /// <exception cref="AssayException">The file is not there, or not of that format; the message names the line.</exception>
    public InjectedErrors(string path)
    {
        if (!File.Exists(path))
            throw new AssayException("no-injected", $"{path} does not exist; 'assay inject PIPELINE --out DIR' writes one beside the data it makes, and so does 'assay demo'");
        name = Path.GetFileName(path);
        var lines = Csv.Read(path).ToArray();
        var header = lines.Length == 0 ? [] : lines[0];
        if (Needed.Except(header).ToArray() is { Length: > 0 } missing)
            throw new AssayException("broken-injected", $"{path}: the first line has no column {string.Join(", ", missing)}; expected sample, kind, strength, instance, class, new_class, x, y, width, height, changed_px");
        for (var at = 1; at < lines.Length; at++)
            errors.Add(Read(path, at + 1, lines[at].Length == header.Length ? header.Zip(lines[at]).ToDictionary() : throw Broken(path, at + 1, $"{lines[at].Length} fields, expected {header.Length}")));
    }

    internal override async Task<Truth> FindAsync(Scored scored, CancellationToken stop)
    {
        var known = new Dictionary<string, Labels?>(StringComparer.Ordinal);
        List<KnownError> found = [];
        foreach (var (error, instance) in errors)
            found.Add(instance is null ? error : Place(error, instance, await LabelsAsync(scored, error.Sample, known, stop)));
        return new Truth(name, found);
    }

    /// <summary>A sample that cannot be read has no labels; it could not be audited either.</summary>
    static async Task<Labels?> LabelsAsync(Scored scored, string sample, Dictionary<string, Labels?> known, CancellationToken stop)
    {
        if (!known.TryGetValue(sample, out var labels))
            known[sample] = labels = scored.IndexOf(sample) is { } index && scored.Audit.Failures[index] is null ? (await scored.Dataset.ReadAsync(index, stop)).Labels : null;
        return labels;
    }

    /// <summary>Finds the instance: by its source's id, or by its position, written <c>#3</c>. One that is no longer there was left out.</summary>
    static KnownError Place(KnownError error, string instance, Labels? labels)
    {
        var instances = labels?.Instances ?? [];
        var at = error.Kind == Drop ? -1
            : instance.StartsWith('#') && int.TryParse(instance.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position < instances.Count ? position : -1
            : instances.Index().Where(one => one.Item.SourceId == instance).Select(one => one.Index).FirstOrDefault(-1);
        return at >= 0 ? error with { Instance = at } : error with { IsMissing = true };
    }

    static (KnownError, string?) Read(string path, int line, Dictionary<string, string> fields)
    {
        double? Number(string name) => fields.GetValueOrDefault(name, "") is not { Length: > 0 } text ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : throw Broken(path, line, $"{name} is '{text}', expected a number");
        return (new KnownError(fields["sample"], fields["kind"])
        {
            Strength = Number("strength"),
            ChangedPx = Number("changed_px"),
            Box = Number("x") is { } x && Number("y") is { } y && Number("width") is { } width && Number("height") is { } height ? new Box(x, y, width, height) : null,
        }, fields.GetValueOrDefault("instance", "") is { Length: > 0 } instance ? instance : null);
    }

    static AssayException Broken(string path, int line, string what) => new("broken-injected", $"{path}({line}): {what}; is it the injected.csv that 'assay inject' or 'assay demo' wrote?");
}
