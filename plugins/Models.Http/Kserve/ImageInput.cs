using Assay.Models.Http.Answers;
using Assay.Models.Http.Images;

namespace Assay.Models.Http.Kserve;

/// <summary>How images stand in the model's input: (N, C, H, W), (N, H, W, C), or the same without N.</summary>
/// <param name="Spec">As the server describes it.</param>
/// <param name="Batched">The first side is a number of images.</param>
/// <param name="ChannelLast">A pixel's bands stand together.</param>
sealed record ImageInput(TensorSpec Spec, bool Batched, bool ChannelLast)
{
    /// <summary>Told by the shape: the first of three sides is the bands', unless the last alone is fixed and small.</summary>
    public static ImageInput Of(Told told, TensorSpec spec)
    {
        var batched = spec.Shape.Count == 4;
        if (!batched && spec.Shape.Count != 3)
            throw told.Wrong($"the model's input '{spec.Name}' has the shape {spec.ShapeText}", "(N, bands, height, width), (N, height, width, bands) or the same without N", "model-mismatch");
        var (first, last) = (spec.Shape[^3], spec.Shape[^1]);
        return new ImageInput(spec, batched, IsBands(last) && !IsBands(first));
    }

    static bool IsBands(long side) => side is >= 1 and <= 16;

    /// <summary>Most images in a request.</summary>
    public int Most(int wanted) => Batched && Spec.Shape[0] != 1 ? Spec.Shape[0] > 0 ? (int)Math.Min(Spec.Shape[0], wanted) : wanted : 1;

    /// <summary>What the server fixes must be what the image has.</summary>
    public void Check(Planes planes, string sample, string shown)
    {
        var (bands, height, width) = ChannelLast ? (Spec.Shape[^1], Spec.Shape[^3], Spec.Shape[^2]) : (Spec.Shape[^3], Spec.Shape[^2], Spec.Shape[^1]);
        if (bands > 0 && bands != planes.Bands.Length)
            throw new DataException("model-mismatch", $"{shown}: the model takes {bands} bands ({Spec.ShapeText}), '{sample}' has {planes.Bands.Length}; choose with bands:");
        if (height > 0 && height != planes.Size.Height || width > 0 && width != planes.Size.Width)
            throw new DataException("model-mismatch", $"{shown}: the model takes {width}x{height} pixels ({Spec.ShapeText}), '{sample}' is {planes.Size}; images are sent as they are: use tiles of that size, or a model of any size");
    }

    public long[] Shape(int images, Planes planes)
    {
        long[] one = ChannelLast ? [planes.Size.Height, planes.Size.Width, planes.Bands.Length] : [planes.Bands.Length, planes.Size.Height, planes.Size.Width];
        return Batched ? [images, .. one] : one;
    }

    /// <summary>An image's numbers in the model's order.</summary>
    public void Put<T>(Planes planes, Span<T> to, Func<double, T> convert)
    {
        var (bands, area) = (planes.Bands.Length, (int)planes.Size.Area);
        for (var band = 0; band < bands; band++)
        {
            var from = planes.Bands[band];
            for (var i = 0; i < area; i++)
                to[ChannelLast ? i * bands + band : band * area + i] = convert(planes.Map is { } map ? map(from[i]) : from[i]);
        }
    }
}
