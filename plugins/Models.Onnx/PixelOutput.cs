using Assay.Kernels.Codecs;
using Assay.Kernels.Images;
using Assay.Models.Onnx.Runtime;

namespace Assay.Models.Onnx;

/// <summary>An output with something for every pixel: probabilities or class ids; at another size than the picture it is brought to the picture's.</summary>
/// <param name="port">The output.</param>
/// <param name="channelsLast">As the input has it; where sizes tell otherwise, they are believed.</param>
/// <param name="file">The model's.</param>
sealed class PixelOutput(OnnxPort port, bool channelsLast, string file)
{
    /// <summary>Its channels, when the model's shapes tell.</summary>
    public int? Channels => port.Rank switch
    {
        3 => 1,
        4 when port.Dimensions![channelsLast ? 3 : 1] is { IsFixed: true } side => (int)side.Length,
        _ => null,
    };

    /// <summary>Planes of one image of a run, of the window's size.</summary>
    public (float[] Values, int Channels) Planes(OnnxTensor tensor, int index, Size window)
    {
        var (channels, size, last) = Shape(tensor, window);
        var count = checked((int)(channels * size.Area));
        var values = tensor.ToFloats().AsSpan(index * count, count);
        var planes = GC.AllocateUninitializedArray<float>(count);
        if (last && channels > 1)
            PlaneLayout.Separate<float>(values, channels, planes);
        else
            values.CopyTo(planes);
        return (size == window ? planes : Enlarge(planes, channels, size, window), channels);
    }

    /// <summary>Class ids of one image of a run, of the window's size: the nearest ones, for between two classes there is none.</summary>
    public long[] Ids(OnnxTensor tensor, int index, Size window)
    {
        var (channels, size, _) = Shape(tensor, window);
        if (channels != 1)
            throw Wrong(tensor, $"{channels} channels of integers", "one, class ids");
        var ids = tensor.ToLongs().AsSpan(index * (int)size.Area, (int)size.Area);
        var to = new long[window.Area];
        for (var i = 0; i < to.Length; i++)
            to[i] = ids[(int)((i / window.Width + 0.5) * size.Height / window.Height) * size.Width + (int)((i % window.Width + 0.5) * size.Width / window.Width)];
        return to;
    }

    static float[] Enlarge(float[] planes, int channels, Size size, Size window)
    {
        var result = GC.AllocateUninitializedArray<float>(checked((int)(channels * window.Area)));
        for (var c = 0; c < channels; c++)
            BilinearPlane.Resize(planes.AsSpan((int)(c * size.Area), (int)size.Area), size.Width, size.Width, size.Height, result.AsSpan((int)(c * window.Area), (int)window.Area), window.Width, window.Height);
        return result;
    }

    (int Channels, Size Size, bool Last) Shape(OnnxTensor tensor, Size window)
    {
        var sides = tensor.Shape;
        if (sides.Count == 3 && Fits(sides[1], sides[2], window))
            return (1, new((int)sides[2], (int)sides[1]), false);
        if (sides.Count == 4)
            foreach (var last in new[] { channelsLast, !channelsLast })
                if (last ? Fits(sides[1], sides[2], window) : Fits(sides[2], sides[3], window))
                    return last ? ((int)sides[3], new((int)sides[2], (int)sides[1]), true) : ((int)sides[1], new((int)sides[3], (int)sides[2]), false);
        throw Wrong(tensor, "which is not something for every pixel", $"[batch, classes, rows, columns] of a picture of {window}");
    }

    /// <summary>The window's size, or a smaller or larger one of the same shape.</summary>
    static bool Fits(long height, long width, Size window) => height > 0 && width > 0 && height * window.Width == width * window.Height;

    DataException Wrong(OnnxTensor tensor, string what, string expected) => new("model-output", $"output '{port.Name}' is {OnnxPort.NameOf(tensor.Type)} {tensor.ShapeText}, {what}, expected {expected}; is 'task' right, and does the model want sides that are multiples of something (pad_multiple)?", file);
}
