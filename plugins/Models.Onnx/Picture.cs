using Assay.Kernels.Images;

namespace Assay.Models.Onnx;

/// <summary>Pixels as a model wants them: channel-first planes of a frame's padded size.</summary>
sealed record Picture(Frame Frame, int Channels, float[] Planes)
{
    /// <summary>Where pixels are no numbers, in words; null when all are.</summary>
    public string? NotFinite()
    {
        var at = Array.FindIndex(Planes, value => !float.IsFinite(value));
        var (area, width) = ((int)Frame.Padded.Area, Frame.Padded.Width);
        return at < 0 ? null : Frame.Padded == Frame.Image ? $"at pixel ({at % width},{at % area / width}) of its band {at / area + 1}" : $"in its band {at / area + 1}";
    }

    /// <summary>One window's planes.</summary>
    public float[] Window((int X, int Y) place)
    {
        if (Frame.Window == Frame.Padded)
            return Planes;
        var (window, padded) = (Frame.Window, Frame.Padded);
        var planes = GC.AllocateUninitializedArray<float>(checked((int)(Channels * window.Area)));
        for (var c = 0; c < Channels; c++)
            ReflectPadding.Crop<float>(Planes.AsSpan((int)(c * padded.Area), (int)padded.Area), padded.Width, place.X, place.Y, window.Width, window.Height, planes.AsSpan((int)(c * window.Area), (int)window.Area));
        return planes;
    }
}
