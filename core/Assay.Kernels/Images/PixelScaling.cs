using System.Numerics;
using System.Runtime.InteropServices;

namespace Assay.Kernels.Images;

/// <summary>
/// What is done to the pixels of a band before a model sees them, in this order: times scale, plus offset, clipped, minus mean, divided by std. In single precision and without
/// fused operations, so that any machine gives the same bits. NaN stays NaN.
/// </summary>
public sealed class PixelScaling
{
    readonly float[] scale, offset, mean, std;
    readonly (float Low, float High)? clip;

    /// <summary>Each list holds one number for all bands, or one a band; an empty one changes nothing.</summary>
    /// <param name="scale">Factors.</param>
    /// <param name="offset">Added after scaling.</param>
    /// <param name="clip">Nothing, or the lowest and the highest value after that.</param>
    /// <param name="mean">Subtracted after clipping.</param>
    /// <param name="std">Divisors; none may be 0.</param>
    /// <exception cref="ArgumentException">A number is not finite, a divisor is 0, the limits are not two or the wrong way round; the message names the list.</exception>
    public PixelScaling(IReadOnlyList<double> scale, IReadOnlyList<double> offset, IReadOnlyList<double> clip, IReadOnlyList<double> mean, IReadOnlyList<double> std)
    {
        this.scale = Take(scale, nameof(scale));
        this.offset = Take(offset, nameof(offset));
        this.mean = Take(mean, nameof(mean));
        this.std = Take(std, nameof(std));
        if (this.std.Contains(0))
            throw new ArgumentException("std holds 0, expected divisors; say 1 for a band that is not divided", nameof(std));
        if (clip.Count is not (0 or 2) || clip.Count == 2 && !(clip[0] < clip[1]))
            throw new ArgumentException($"clip is [{string.Join(", ", clip)}], expected the lowest and the highest value, such as [0, 1]", nameof(clip));
        this.clip = clip.Count == 2 ? ((float)clip[0], (float)clip[1]) : null;
    }

    /// <summary>Whether pixels stay as they are.</summary>
    public bool IsIdentity => scale.Length + offset.Length + mean.Length + std.Length == 0 && clip is null;

    /// <summary>Looks whether every list fits a number of bands.</summary>
    /// <returns>What is wrong, in words; null when nothing is.</returns>
    public string? Misfit(int bands) =>
        new[] { (scale, "scale"), (offset, "offset"), (mean, "mean"), (std, "std") }.Where(list => list.Item1.Length > 1 && list.Item1.Length != bands)
            .Select(list => $"{list.Item2} has {list.Item1.Length} numbers for {bands} {(bands == 1 ? "band" : "bands")}, expected one for all or one a band").FirstOrDefault();

    /// <summary>Changes the pixels of a band in place.</summary>
    /// <param name="pixels">Any number.</param>
    /// <param name="band">Position among the bands that the model gets, from 0.</param>
    public void Apply(Span<float> pixels, int band)
    {
        if (IsIdentity)
            return;
        var (a, b, m, s) = (At(scale, band, 1), At(offset, band, 0), At(mean, band, 0), At(std, band, 1));
        var (low, high) = clip ?? (float.NegativeInfinity, float.PositiveInfinity);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(pixels);
        var (va, vb, vm, vs, vlow, vhigh) = (new Vector<float>(a), new Vector<float>(b), new Vector<float>(m), new Vector<float>(s), new Vector<float>(low), new Vector<float>(high));
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = (Clamp(vectors[i] * va + vb, vlow, vhigh) - vm) / vs;
        for (var i = vectors.Length * Vector<float>.Count; i < pixels.Length; i++)
        {
            var value = pixels[i] * a + b;
            pixels[i] = ((value < low ? low : value > high ? high : value) - m) / s;
        }
    }

    /// <summary>By comparison, so that NaN stays: minimum and maximum treat it differently on different processors.</summary>
    static Vector<float> Clamp(Vector<float> value, Vector<float> low, Vector<float> high)
    {
        var raised = Vector.ConditionalSelect(Vector.LessThan(value, low), low, value);
        return Vector.ConditionalSelect(Vector.GreaterThan(raised, high), high, raised);
    }

    static float At(float[] list, int band, float none) => list.Length switch { 0 => none, 1 => list[0], _ => list[band] };

    static float[] Take(IReadOnlyList<double> list, string name) => list.All(double.IsFinite) ? [.. list.Select(value => (float)value)]
        : throw new ArgumentException($"{name} holds a number that is not finite", name);
}
