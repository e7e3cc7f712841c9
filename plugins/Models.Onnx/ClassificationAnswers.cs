using Assay.Kernels;
using Assay.Kernels.Codecs;

namespace Assay.Models.Onnx;

/// <summary>Probabilities over classes for the image; one number stands for two classes.</summary>
sealed class ClassificationAnswers(OnnxPort port, OnnxOptions options) : IAnswers
{
    public IReadOnlyList<string> Outputs { get; } = [port.Name];

    public int? Classes => port.Dimensions is { Count: > 1 } sides && sides.Skip(1).All(side => side.IsFixed) ? Math.Max(2, (int)sides.Skip(1).Aggregate(1L, (product, side) => product * side.Length)) : null;

    public bool Batches => true;

    bool MultiLabel => options.MultiLabel || options.Activation == OnnxActivation.Sigmoid;

    public Opinion Read(Frame frame, IReadOnlyList<WindowAnswer> windows)
    {
        var tensor = windows[0].Outputs[Outputs[0]];
        var count = tensor.Shape.Count > 0 && tensor.Shape[0] > 0 ? tensor.Count / (int)tensor.Shape[0] : 0;
        if (count < 1 || tensor.Shape.Skip(1).Count(side => side > 1) > 1)
            throw new DataException("model-output", $"output '{port.Name}' is {tensor.ShapeText}, expected [batch, classes]; is 'task' right?", options.Model.Path);
        var scores = tensor.ToFloats().AsSpan(windows[0].Index * count, count).ToArray();
        var twice = Activate(scores);
        return new Opinion
        {
            ClassScores = count == 1 ? [1 - Clamp(scores[0]), Clamp(scores[0])] : [.. scores.Select(Clamp)],
            Problems = twice ? [AnswerFaults.Twice(options.Activation)] : [],
        };
    }

    static double Clamp(float score) => Math.Clamp(score, 0, 1);

    /// <returns>They were probabilities before.</returns>
    bool Activate(float[] scores)
    {
        for (var k = 0; k < scores.Length; k++)
            if (!float.IsFinite(scores[k]))
                throw AnswerFaults.NotANumber($"class {k}", scores[k]);
        var twice = options.Activation == OnnxActivation.Softmax && scores.Length > 1 && Array.TrueForAll(scores, score => score is >= 0 and <= 1) && Math.Abs(scores.Sum() - 1) < 1e-4;
        if (options.Activation == OnnxActivation.Softmax && scores.Length == 1)
            throw new DataException("model-output", "activation: softmax over one number is 1 always; say sigmoid", options.Model.Path);
        if (options.Activation == OnnxActivation.Softmax)
            Softmax.Apply(scores, scores.Length);
        else if (options.Activation == OnnxActivation.Sigmoid)
            Sigmoid.Apply(scores);
        Refuse(scores);
        return twice;
    }

    void Refuse(float[] scores)
    {
        for (var k = 0; k < scores.Length; k++)
            if (scores[k] is < -AnswerFaults.Slack or > 1 + AnswerFaults.Slack)
                throw AnswerFaults.NotProbability($"class {k}", scores[k], scores.Length > 1);
        if (!MultiLabel && scores.Length > 1 && Math.Abs(scores.Sum() - 1) > AnswerFaults.SumSlack)
            throw AnswerFaults.NotOne("this image", scores.Sum(), "if these are logits say activation: softmax; if the classes do not exclude each other say multi_label: true");
    }
}
