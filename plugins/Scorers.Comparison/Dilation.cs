namespace Assay.Scorers.Comparison;

/// <summary>What growing a shape by a few pixels all around does to its intersection over union with itself.</summary>
sealed class Dilation : IPart
{
    public static readonly int[] Pixels = [1, 2, 3, 5, 10];

    // Sums of whole numbers do not depend on their order.
    const double Scale = 1L << 40;

    readonly long[] shapes = new long[SizeBands.Count];
    readonly long[,] sums = new long[SizeBands.Count, Pixels.Length];

    public long Shapes(SizeBand band) => shapes[(int)band];

    /// <summary>Mean over the shapes of a size, grown by <see cref="Pixels"/>; null without any.</summary>
    public double? Mean(SizeBand band, int step) => Shapes(band) == 0 ? null : sums[(int)band, step] / Scale / Shapes(band);

    public void Observe(Shape shape, SizeBand band)
    {
        if (shape.Crowd || shape.Mask is not { } mask || shape.Area == 0)
            return;
        var ious = Measure(mask);
        foreach (var each in new[] { SizeBand.All, band })
        {
            shapes[(int)each]++;
            for (var step = 0; step < Pixels.Length; step++)
                sums[(int)each, step] += (long)Math.Round(ious[step] * Scale);
        }
    }

    /// <summary>area / pixels within r of the mask, centre to centre; the frame's edge does not stop the growth.</summary>
    static double[] Measure(Rle mask)
    {
        var columns = new Columns(mask);
        return [.. Pixels.Select(px => mask.Area / (double)columns.Grown(px))];
    }

    public void Merge(IPart other)
    {
        var part = (Dilation)other;
        for (var band = 0; band < SizeBands.Count; band++)
        {
            shapes[band] += part.shapes[band];
            for (var step = 0; step < Pixels.Length; step++)
                sums[band, step] += part.sums[band, step];
        }
    }

    public void Write(BinaryWriter to)
    {
        for (var band = 0; band < SizeBands.Count; band++)
        {
            to.Write(shapes[band]);
            for (var step = 0; step < Pixels.Length; step++)
                to.Write(sums[band, step]);
        }
    }

    public void Read(BinaryReader from)
    {
        for (var band = 0; band < SizeBands.Count; band++)
        {
            shapes[band] += from.ReadInt64();
            for (var step = 0; step < Pixels.Length; step++)
                sums[band, step] += from.ReadInt64();
        }
    }
}
