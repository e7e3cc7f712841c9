using Assay.Kernels;
using Assay.Kernels.Codecs;
using Assay.Models.Onnx.Runtime;

namespace Assay.Models.Onnx;

/// <summary>Probabilities over classes for every pixel; one channel stands for two classes.</summary>
sealed class SegmentationAnswers : IAnswers
{
    readonly OnnxOptions options;
    readonly PixelOutput output;
    readonly Mosaic mosaic;

    public SegmentationAnswers(ModelOutput choice, OnnxPort port, bool channelsLast, OnnxOptions options)
    {
        this.options = options;
        output = new PixelOutput(port, channelsLast, options.Model.Path);
        mosaic = new Mosaic(options.Tile);
        Outputs = [port.Name];
        var planes = output.Channels;
        Classes = planes == 1 ? 2 : planes;
        if (options.Activation == OnnxActivation.Softmax && planes == 1)
            throw choice.Wrong($"activation: softmax over the one channel of {port} is 1 everywhere; one channel stands for two classes and wants activation: sigmoid, or none");
        if (options.Activation == OnnxActivation.Sigmoid && planes > 1)
            throw choice.Wrong($"activation: sigmoid over the {planes} channels of {port} lets classes overlap, and a pixel has one class; say softmax, or export one class as a model of its own");
    }

    public IReadOnlyList<string> Outputs { get; }

    public int? Classes { get; }

    public bool Batches => true;

    public Opinion Read(Frame frame, IReadOnlyList<WindowAnswer> windows)
    {
        var twice = false;
        var planes = mosaic.Planes(frame, windows.Select(window =>
        {
            var (values, channels) = output.Planes(window.Outputs[Outputs[0]], window.Index, frame.Window);
            twice |= Activate(values, channels, frame.Window);
            return (channels == 1 ? Both(values) : values, Math.Max(2, channels));
        }));
        return new Opinion
        {
            Probabilities = Probabilities.Of<float>(frame.Image, planes.Length / (int)frame.Image.Area, planes),
            Problems = twice ? [AnswerFaults.Twice(options.Activation)] : [],
        };
    }

    /// <summary>Makes probabilities in place and looks at them.</summary>
    /// <returns>They were probabilities before.</returns>
    bool Activate(float[] values, int channels, Size size)
    {
        var activation = options.Activation;
        if (activation == OnnxActivation.Softmax && channels == 1)
            throw new DataException("model-output", "activation: softmax over one channel is 1 everywhere; say sigmoid", options.Model.Path);
        PixelCheck check = new(values, channels, size);
        check.Finite();
        var twice = activation != OnnxActivation.None && check.AreProbabilities();
        if (activation == OnnxActivation.Softmax)
            Softmax.Apply(values, channels);
        else if (activation == OnnxActivation.Sigmoid)
            Sigmoid.Apply(values);
        if (activation != OnnxActivation.Softmax)
            check.Refuse();
        return twice;
    }

    /// <summary>The planes of two classes: the other one first.</summary>
    static float[] Both(float[] one)
    {
        var both = GC.AllocateUninitializedArray<float>(2 * one.Length);
        for (var i = 0; i < one.Length; i++)
        {
            var p = Math.Clamp(one[i], 0, 1);
            (both[i], both[one.Length + i]) = (1 - p, p);
        }
        return both;
    }
}
