using System.Globalization;
using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>Errors that were put in on purpose, from an <c>injected.csv</c>; a sample that it does not list is right.</summary>
public static class InjectedTruth
{
    static readonly string[] Needed = ["sample", "kind"];

    /// <exception cref="AssayException">The file is not there, or not of that format; the message names the line.</exception>
    public static Truth Read(string path)
    {
        if (!File.Exists(path))
            throw new AssayException("no-injected", $"{path} does not exist; 'assay inject PIPELINE --out DIR' writes one beside the data it makes, and so does 'assay demo'");
        var lines = Csv.Read(path).ToArray();
        var header = lines.Length == 0 ? [] : lines[0];
        if (Needed.Except(header).ToArray() is { Length: > 0 } missing)
            throw new AssayException("broken-injected", $"{path}: the first line has no column {string.Join(", ", missing)}; expected sample, kind, strength, instance, class, new_class, x, y, width, height, changed_px");
        return new Truth(Path.GetFileName(path), [.. lines.Skip(1).Select((line, at) => Error(path, at + 2, line.Length == header.Length ? header.Zip(line).ToDictionary() : throw Broken(path, at + 2, $"{line.Length} fields, expected {header.Length}")))]);
    }

    static KnownError Error(string path, int line, Dictionary<string, string> fields)
    {
        double? Number(string name) => fields.GetValueOrDefault(name, "") is not { Length: > 0 } text ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : throw Broken(path, line, $"{name} is '{text}', expected a number");
        return new KnownError(fields["sample"], fields["kind"])
        {
            Strength = Number("strength"),
            ChangedPx = Number("changed_px"),
            Instance = (int?)Number("instance"),
            Box = Number("x") is { } x && Number("y") is { } y && Number("width") is { } width && Number("height") is { } height ? new Box(x, y, width, height) : null,
        };
    }

    static AssayException Broken(string path, int line, string what) => new("broken-injected", $"{path}({line}): {what}; is it the injected.csv that 'assay inject' or 'assay demo' wrote?");
}
