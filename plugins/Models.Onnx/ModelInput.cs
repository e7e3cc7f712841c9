using System.Numerics;
using Assay.Kernels.Codecs;
using Assay.Kernels.Images;
using Assay.Models.Onnx.Runtime;

namespace Assay.Models.Onnx;

/// <summary>The one image that a model takes.</summary>
/// <param name="Port">As the model describes it.</param>
/// <param name="ChannelsLast">Batch, rows, columns, channels.</param>
/// <param name="File">The model's, for errors.</param>
sealed record ModelInput(OnnxPort Port, bool ChannelsLast, string File)
{
    /// <summary>Images a run must have; null when any number will do.</summary>
    public int? Batch => Side(0);

    /// <summary>Bands; null when any number will do.</summary>
    public int? Channels => Side(ChannelsLast ? 3 : 1);

    public int? Height => Side(ChannelsLast ? 1 : 2);

    public int? Width => Side(ChannelsLast ? 2 : 3);

    int? Side(int i) => Port.Dimensions?[i] is { IsFixed: true } side ? checked((int)side.Length) : null;

    /// <exception cref="DataException">The model takes something else than one image.</exception>
    public static ModelInput Of(string file, IReadOnlyList<OnnxPort> inputs, OnnxOptions options)
    {
        if (inputs.Count != 1)
            throw new DataException("model-input", $"the model takes {inputs.Count} inputs ({string.Join(", ", inputs)}), expected one, an image; {(inputs.Any(input => input.Name == "point_coords") ? "this is a part of Segment Anything: use the reference 'sam'" : "wrap it in a model of one input and export that")}", file);
        var port = inputs[0];
        if (port.Rank is not (null or 4))
            throw new DataException("model-input", $"input {port} has {port.Rank} {(port.Rank == 1 ? "side" : "sides")}, expected 4: batch, channels, rows, columns, or channels last", file);
        if (!ElementTypes.Knows(port.Type) || port.Type == OnnxType.Bool)
            throw new DataException("model-input", $"input {port} takes {OnnxPort.NameOf(port.Type)}, expected numbers", file);
        ModelInput input = new(port, IsLast(port, options), file);
        input.CheckOptions(options);
        return input;
    }

    static bool IsLast(OnnxPort port, OnnxOptions options) => options.Layout == OnnxLayout.Auto ? Suggests(port, BandSelection.Count(options.Bands)) : options.Layout == OnnxLayout.Nhwc;

    /// <summary>Channels are the side of a fixed length: the one that has as many as there are bands, else the short one; the first in doubt.</summary>
    static bool Suggests(OnnxPort port, int? bands)
    {
        if (port.Dimensions is not [_, var second, _, { IsFixed: true } last])
            return false;
        return !second.IsFixed || (bands is { } count ? last.Length == count && second.Length != count : second.Length > 16 && last.Length <= 16);
    }

    void CheckOptions(OnnxOptions options)
    {
        if (BandSelection.Count(options.Bands) is { } bands && Channels is { } channels && bands != channels)
            throw new DataException("band-mismatch", $"'bands' are {bands}, input {Port} takes {channels}; name {channels}, or say 'layout' if the sides are in another order", File);
        if (options.Tile is { } tile)
            CheckSize(new Size(tile.Size, tile.Size), "tile");
        else if (options.Resize.Count > 0)
            CheckSize(Frame.Of(new Size(1, 1), options).Window, "resize");
    }

    void CheckSize(Size size, string option)
    {
        if (size.Width != (Width ?? size.Width) || size.Height != (Height ?? size.Height))
            throw new DataException("model-size", $"'{option}' makes pictures of {size}, input {Port} takes {Width}x{Height}; expected the same", File);
    }

    /// <exception cref="DataException">The model's picture has another size; the message says what brings the image to it.</exception>
    public void Check(Frame frame)
    {
        if (frame.Window.Width == (Width ?? frame.Window.Width) && frame.Window.Height == (Height ?? frame.Window.Height))
            return;
        var square = Width == Height ? $"tile: {{ size: {Width} }}" : null;
        throw new DataException("model-size", $"the image is {frame.Image}{(frame.Window == frame.Image ? "" : $", padded {frame.Window}")}, the model takes {Width}x{Height}; say resize: [{Width}, {Height}]"
            + (square is null ? "" : $", {square}{(frame.Image.Width <= Width && frame.Image.Height <= Height ? $" or pad_multiple: {Width}" : "")}"), File);
    }

    /// <summary>Windows of one size as one tensor; a run that must have more images repeats the last one.</summary>
    public OnnxTensor Pack(IReadOnlyList<float[]> windows, Size size)
    {
        var (area, channels, count) = ((int)size.Area, windows[0].Length / (int)size.Area, Math.Max(windows.Count, Batch ?? 0));
        long[] shape = ChannelsLast ? [count, size.Height, size.Width, channels] : [count, channels, size.Height, size.Width];
        if (count == 1 && !ChannelsLast && Port.Type == OnnxType.Float)
            return OnnxTensor.Of(shape, windows[0]);
        var values = GC.AllocateUninitializedArray<float>(checked(count * channels * area));
        for (var i = 0; i < count; i++)
        {
            var to = values.AsSpan(i * channels * area, channels * area);
            var from = windows[Math.Min(i, windows.Count - 1)];
            if (ChannelsLast)
                PlaneLayout.Interleave<float>(from, channels, to);
            else
                from.CopyTo(to);
        }
        return Convert(shape, values);
    }

    OnnxTensor Convert(long[] shape, float[] values) => Port.Type switch
    {
        OnnxType.Float => OnnxTensor.Of(shape, values),
        OnnxType.Double => OnnxTensor.Of(shape, Array.ConvertAll(values, value => (double)value)),
        OnnxType.Float16 => OnnxTensor.Of(shape, Array.ConvertAll(values, value => (Half)value)),
        OnnxType.UInt8 => OnnxTensor.Of(shape, Round<byte>(values)),
        OnnxType.Int8 => OnnxTensor.Of(shape, Round<sbyte>(values)),
        OnnxType.UInt16 => OnnxTensor.Of(shape, Round<ushort>(values)),
        OnnxType.Int16 => OnnxTensor.Of(shape, Round<short>(values)),
        OnnxType.Int32 => OnnxTensor.Of(shape, Round<int>(values)),
        OnnxType.UInt32 => OnnxTensor.Of(shape, Round<uint>(values)),
        OnnxType.UInt64 => OnnxTensor.Of(shape, Round<ulong>(values)),
        _ => OnnxTensor.Of(shape, Round<long>(values)),
    };

    /// <summary>To the nearest integer, ties to even; what lies outside the type's range becomes its end.</summary>
    static T[] Round<T>(float[] values) where T : unmanaged, IBinaryInteger<T> => Array.ConvertAll(values, value => T.CreateSaturating(MathF.Round(value)));
}
