using Assay.Kernels.Codecs;

namespace Assay.Runtime.Describing;

/// <summary>The lines of a pipeline that would use a model, with what its shapes leave open as comments.</summary>
public static class OnnxLines
{
    /// <summary>YAML of a reference; null when no reference here takes such a model.</summary>
    public static string? Of(OnnxDescription description)
    {
        var model = description.Model;
        if (model.Inputs.Any(port => port.Name == "point_coords") || model.Outputs.Any(port => port.Name is "image_embeddings" or "image_embed"))
            return "references:\n  sam: { sam: { encoder: ENCODER.onnx, decoder: DECODER.onnx } }   # this is one of the two\n";
        if (model.Inputs is not [{ Rank: 4 or null } input])
            return null;
        var name = Path.GetFileNameWithoutExtension(description.File).Replace('-', '_').Replace('.', '_');
        return $"references:\n  {(char.IsAsciiLetter(name[0]) ? name.ToLowerInvariant() : "model")}:\n    onnx:\n      model: {description.File}\n{string.Concat(Options(model, input).Select(line => $"      {Line(line)}\n"))}";
    }

    static string Line((string Option, string? Why) line) => line.Why is null ? line.Option : $"{line.Option,-23}# {line.Why}";

    static IEnumerable<(string Option, string? Why)> Options(OnnxModel model, OnnxPort input)
    {
        var task = TaskOf(model);
        if (task != "segmentation")
            yield return ($"task: {task}", null);
        var last = IsLast(input);
        if (input.Dimensions?[last ? 3 : 1] is { IsFixed: true, Length: > 1 } channels)
            yield return ($"bands: 1-{channels}", "the image's bands in the model's order");
        if (input.Type is OnnxType.Float or OnnxType.Float16 or OnnxType.Double)
            yield return ("scale: 1", "what training did to pixels: scale, offset, clip, mean, std");
        if (input.Dimensions?[last ? 1 : 2] is { IsFixed: true } height && input.Dimensions[last ? 2 : 3] is { IsFixed: true } width)
            yield return task == "segmentation" && height == width ? ($"tile: {{ size: {height} }}", $"or resize: {height}, or pad_multiple: {height}") : ($"resize: [{width}, {height}]", null);
        if (task is "segmentation" or "classification" && Advice(model, input) is { } advice)
            yield return (advice, "no Softmax or Sigmoid is in the graph, so it seems to give logits");
    }

    static string? Advice(OnnxModel model, OnnxPort input) =>
        model.Outputs[0].Type is not (OnnxType.Float or OnnxType.Float16 or OnnxType.Double) || model.Operators.Keys.Any(name => name is "Softmax" or "Sigmoid" or "Exp") ? null
        : IsOne(model.Outputs[0], IsLast(input)) ? "activation: sigmoid" : "activation: softmax";

    /// <summary>One number an image or a pixel stands for two classes.</summary>
    static bool IsOne(OnnxPort output, bool last) => output.Dimensions switch
    {
        [_, var channel] => channel.Length == 1,
        [_, var first, _, var fourth] => (last ? fourth : first) is { IsFixed: true, Length: 1 },
        _ => false,
    };

    static string TaskOf(OnnxModel model)
    {
        if (model.Metadata.TryGetValue("task", out var said) && said is "segmentation" or "classification" or "regression" or "detection")
            return said;
        var first = model.Outputs[0];
        return model.Outputs.Count > 1 && model.Outputs.Any(port => port.Name.Contains("box", StringComparison.OrdinalIgnoreCase)) || first is { Rank: 3, Dimensions: [.., { Length: 6 }] } ? "detection"
            : first.Rank is 4 or 3 or null ? "segmentation"
            : first is { Rank: 1 } or { Dimensions: [.., { Length: 1 }] } ? "regression"
            : "classification";
    }

    static bool IsLast(OnnxPort input) => input.Dimensions is { } sides && sides[3].IsFixed && (!sides[1].IsFixed || sides[1].Length > 16 && sides[3].Length <= 16);
}
