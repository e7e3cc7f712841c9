using Assay.Kernels;
using Assay.Kernels.Codecs;

namespace Assay.Models.Onnx;

/// <summary>A number for the image.</summary>
sealed class RegressionAnswers : IAnswers
{
    readonly OnnxOptions options;

    public RegressionAnswers(ModelOutput choice, OnnxPort port, OnnxOptions options)
    {
        (this.options, Outputs) = (options, [port.Name]);
        if (options.Activation == OnnxActivation.Softmax)
            throw choice.Wrong("activation: softmax over one number is 1 always; expected none or sigmoid");
    }

    public IReadOnlyList<string> Outputs { get; }

    public int? Classes => null;

    public bool Batches => true;

    public Opinion Read(Frame frame, IReadOnlyList<WindowAnswer> windows)
    {
        var tensor = windows[0].Outputs[Outputs[0]];
        if (tensor.Count != Math.Max(1, tensor.Shape.Count > 0 ? tensor.Shape[0] : 1))
            throw new DataException("model-output", $"output '{Outputs[0]}' is {tensor.ShapeText}, expected one number an image, [batch] or [batch, 1]; is 'task' right?", options.Model.Path);
        var value = tensor.ToFloats()[windows[0].Index];
        if (!float.IsFinite(value))
            throw AnswerFaults.NotANumber($"output '{Outputs[0]}'", value);
        return new Opinion { Value = options.Activation == OnnxActivation.Sigmoid ? Sigmoid.Of(value) : value };
    }
}
