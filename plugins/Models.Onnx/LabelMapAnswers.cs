using Assay.Kernels.Codecs;

namespace Assay.Models.Onnx;

/// <summary>A class for every pixel: the model has chosen already.</summary>
sealed class LabelMapAnswers : IAnswers
{
    readonly PixelOutput output;
    readonly string file;

    public LabelMapAnswers(ModelOutput choice, OnnxPort port, bool channelsLast, OnnxOptions options)
    {
        (output, file, Outputs) = (new PixelOutput(port, channelsLast, options.Model.Path), options.Model.Path, [port.Name]);
        if (options.Activation != OnnxActivation.None)
            throw choice.Wrong($"output {port} holds class ids, which no activation makes probabilities; leave 'activation' out, or name another output");
    }

    public IReadOnlyList<string> Outputs { get; }

    public int? Classes => null;

    public bool Batches => true;

    public Opinion Read(Frame frame, IReadOnlyList<WindowAnswer> windows)
    {
        try
        {
            return new Opinion { LabelMap = LabelMap.FromValues(frame.Image, Mosaic.Ids(frame, [.. windows.Select(window => output.Ids(window.Outputs[Outputs[0]], window.Index, frame.Window))])) };
        }
        catch (ArgumentException wrong)
        {
            throw new DataException("model-output", $"output '{Outputs[0]}' holds no class ids: {wrong.Message}", file, inner: wrong);
        }
    }
}
