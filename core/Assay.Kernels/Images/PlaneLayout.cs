namespace Assay.Kernels.Images;

/// <summary>Turns planes (channel-first: all of one band, then all of the next) into interleaved pixels (channel-last) and back. A model says which it wants; everything else here has planes.</summary>
public static class PlaneLayout
{
    /// <summary>Planes to interleaved pixels.</summary>
    /// <param name="planes">channels x area.</param>
    /// <param name="channels">1 or more.</param>
    /// <param name="to">area x channels; must not overlap <paramref name="planes"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void Interleave<T>(ReadOnlySpan<T> planes, int channels, Span<T> to) where T : unmanaged
    {
        var area = Area(planes.Length, channels, to.Length);
        for (var c = 0; c < channels; c++)
        {
            var plane = planes.Slice(c * area, area);
            for (var i = 0; i < area; i++)
                to[i * channels + c] = plane[i];
        }
    }

    /// <summary>Interleaved pixels to planes.</summary>
    /// <param name="pixels">area x channels.</param>
    /// <param name="channels">1 or more.</param>
    /// <param name="to">channels x area; must not overlap <paramref name="pixels"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void Separate<T>(ReadOnlySpan<T> pixels, int channels, Span<T> to) where T : unmanaged
    {
        var area = Area(pixels.Length, channels, to.Length);
        for (var c = 0; c < channels; c++)
        {
            var plane = to.Slice(c * area, area);
            for (var i = 0; i < area; i++)
                plane[i] = pixels[i * channels + c];
        }
    }

    static int Area(int length, int channels, int target) => channels >= 1 && length % channels == 0 && target == length ? length / channels
        : throw new ArgumentException($"{length} values of {channels} channels do not fill {target}");
}
