using Assay.Kernels.Codecs;

namespace Assay.Models.Onnx;

/// <summary>Which outputs of a detector hold what. One output: rows of x, y, x, y, confidence, class. Else boxes, confidences, and class ids unless there is a confidence for every class.</summary>
sealed record DetectionOutputs(string Boxes, string? Scores, string? Labels)
{
    /// <exception cref="DataException">They cannot be told apart.</exception>
    public static DetectionOutputs Of(ModelOutput choice, OnnxOptions options)
    {
        foreach (var name in options.Output)
            choice.Named(name);
        var ports = options.Output.Count > 0 ? [.. options.Output.Select(choice.Named)] : choice.Outputs;
        return ports.Count switch
        {
            1 => new(ports[0].Name, null, null),
            _ when options.Output.Count is 2 or 3 => new(ports[0].Name, ports[1].Name, ports.Count > 2 ? ports[2].Name : null),
            _ => Guess(choice, ports),
        };
    }

    static DetectionOutputs Guess(ModelOutput choice, IReadOnlyList<OnnxPort> ports)
    {
        var boxes = Only(ports, port => Says(port, "box")) ?? Only(ports, port => IsFloat(port) && port.Dimensions is { Count: > 1 } sides && sides[^1].Length == 4);
        var rest = ports.Where(port => port != boxes).ToArray();
        var labels = Only(rest, port => Says(port, "label") || Says(port, "class")) ?? Only(rest, port => !IsFloat(port));
        var scores = Only(rest, port => port != labels && (Says(port, "score") || Says(port, "conf"))) ?? Only(rest, port => port != labels && IsFloat(port));
        return boxes is not null && scores is not null ? new(boxes.Name, scores.Name, labels?.Name)
            : throw choice.Wrong($"boxes, scores and labels cannot be told apart among {string.Join(", ", ports)}; say output: [boxes, scores, labels] with their names");
    }

    static bool Says(OnnxPort port, string word) => port.Name.Contains(word, StringComparison.OrdinalIgnoreCase);

    static bool IsFloat(OnnxPort port) => port.Type is OnnxType.Float or OnnxType.Float16 or OnnxType.Double;

    static OnnxPort? Only(IEnumerable<OnnxPort> ports, Func<OnnxPort, bool> fits) => ports.Where(fits).Take(2).ToArray() is [var one] ? one : null;
}
