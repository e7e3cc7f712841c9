using Assay.Kernels;

namespace Assay.Models.Onnx.Sam;

/// <summary>Asks about every label of an image, by every prompt.</summary>
sealed class SamAnswers(SamDecoder decoder, SamOptions options, ClassList classes)
{
    /// <summary>An instance for each label that can be asked about. Crowds are many objects, and what does not lie in the image is none.</summary>
    public IReadOnlyList<Instance> To(IReadOnlyList<Instance> labels, SamEmbedding embedding, SamFrame frame, CancellationToken cancel)
    {
        List<Instance> answers = [];
        for (var i = 0; i < labels.Count; i++)
            if (!labels[i].Crowd && LabelShape.Of(labels[i].Geometry, frame.Image) is { } shape && Masks(shape, embedding, frame, cancel) is { Count: > 0 } masks)
                answers.Add(Answer(i, labels[i], masks));
        return answers;
    }

    List<SamMask> Masks(LabelShape shape, SamEmbedding embedding, SamFrame frame, CancellationToken cancel) =>
        [.. options.Prompt.Distinct().Select(prompt => PromptTensors.Of(prompt, shape, frame, options, decoder.Pads)).OfType<PromptTensors>().Select(prompt => decoder.Decode(embedding, frame, prompt, cancel))];

    Instance Answer(int label, Instance of, List<SamMask> masks)
    {
        Dictionary<string, double> measured = new() { ["stability"] = masks[0].Stability };
        if (masks.Count > 1)
            measured["agreement"] = masks.Skip(1).Min(other => RunLengths.Iou(other.Mask.Counts, masks[0].Mask.Counts));
        return new Instance
        {
            Class = classes[of.Class].Id,
            Geometry = new MaskGeometry(masks[0].Mask),
            Confidence = masks[0].PredictedIou,
            SourceId = of.SourceId,
            Source = "sam",
            Answers = label,
            Measured = measured,
        };
    }
}
