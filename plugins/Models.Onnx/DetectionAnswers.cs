using System.Globalization;
using Assay.Models.Onnx.Runtime;

namespace Assay.Models.Onnx;

/// <summary>Boxes with classes and confidences, in the image's pixels.</summary>
sealed class DetectionAnswers : IAnswers
{
    readonly DetectionOutputs names;
    readonly OnnxOptions options;

    public DetectionAnswers(ModelOutput choice, OnnxOptions options)
    {
        (this.options, names) = (options, DetectionOutputs.Of(choice, options));
        Outputs = [.. new[] { names.Boxes, names.Scores, names.Labels }.OfType<string>()];
        if (options.Activation == OnnxActivation.Softmax)
            throw choice.Wrong("activation: softmax has no meaning for detections; expected none or sigmoid (of the confidences)");
    }

    public IReadOnlyList<string> Outputs { get; }

    public int? Classes => null;

    /// <summary>Detectors of torchvision give one list for the whole run.</summary>
    public bool Batches => false;

    public Opinion Read(Frame frame, IReadOnlyList<WindowAnswer> windows)
    {
        var outputs = windows[0].Outputs;
        var boxes = Rows.Of(names.Boxes, outputs[names.Boxes], names.Scores is null ? 6 : 4, options.Model.Path);
        var scores = names.Scores is null ? null : Rows.Of(names.Scores, outputs[names.Scores], 0, options.Model.Path, boxes.Count);
        var labels = names.Labels is null ? null : Rows.Of(names.Labels, outputs[names.Labels], 1, options.Model.Path, boxes.Count);
        List<Instance> instances = [];
        var flat = 0;
        for (var i = 0; i < boxes.Count; i++)
            if (Confidence(boxes, scores, labels, i) is var (score, label) && label >= 0 && score >= options.MinScore)
                if (Place(boxes, i, frame) is { } box)
                    instances.Add(new Instance { Class = label, Confidence = score, Geometry = new BoxGeometry(box) });
                else if (score > 0)
                    flat++;
        return new Opinion
        {
            Instances = instances,
            Problems = flat == 0 ? [] : [new Problem("flat-box", $"{flat} of {boxes.Count} boxes have no area within the image and are left out; is 'boxes' right? it is {options.Boxes.ToString().ToLowerInvariant()}")],
        };
    }

    (double Score, int Label) Confidence(Rows boxes, Rows? scores, Rows? labels, int i)
    {
        var (score, label) = scores is null ? (boxes[i, 4], (int)Math.Round(boxes[i, 5])) : Best(scores, i);
        if (labels is not null)
            label = checked((int)Math.Round(labels[i, 0]));
        if (!double.IsFinite(score))
            throw AnswerFaults.NotANumber($"the confidence of box {i}", (float)score);
        if (options.Activation == OnnxActivation.Sigmoid)
            score = Kernels.Sigmoid.Of(score);
        return score is >= -AnswerFaults.Slack and <= 1 + AnswerFaults.Slack ? (Math.Clamp(score, 0, 1), label)
            : throw AnswerFaults.NotProbability($"the confidence of box {i}", (float)score, false);
    }

    /// <summary>The class with the highest confidence; the first of equals.</summary>
    static (double, int) Best(Rows scores, int i)
    {
        var best = 0;
        for (var k = 1; k < scores.Width; k++)
            if (scores[i, k] > scores[i, best])
                best = k;
        return (scores[i, best], best);
    }

    /// <summary>In the image's pixels and within the image; null when nothing of it is.</summary>
    Box? Place(Rows boxes, int i, Frame frame)
    {
        var (a, b, c, d) = (boxes[i, 0], boxes[i, 1], boxes[i, 2], boxes[i, 3]);
        if (!double.IsFinite(a + b + c + d))
            throw AnswerFaults.NotANumber($"box {i}", (float)(a + b + c + d));
        var (left, top, right, bottom) = options.Boxes switch
        {
            BoxFormat.Xyxy => (a, b, c, d),
            BoxFormat.Xywh => (a, b, a + c, b + d),
            _ => (a - c / 2, b - d / 2, a + c / 2, b + d / 2),
        };
        var (x0, x1) = (X(left), X(right));
        var (y0, y1) = (Y(top), Y(bottom));
        return x1 > x0 && y1 > y0 ? new Box(x0, y0, x1 - x0, y1 - y0) : null;

        double X(double x) => Math.Clamp((x - frame.Left) * frame.Image.Width / frame.Read.Width, 0, frame.Image.Width);
        double Y(double y) => Math.Clamp((y - frame.Top) * frame.Image.Height / frame.Read.Height, 0, frame.Image.Height);
    }
}
