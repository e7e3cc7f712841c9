namespace Assay.Kernels;

/// <summary>The probabilities of one image and what they are checked against. Void pixels are never judged.</summary>
readonly ref struct Raster<T> where T : unmanaged
{
    readonly ReadOnlySpan<T> values;
    readonly ReadOnlySpan<ushort> labels;

    /// <summary>Refuses lengths that do not fit.</summary>
    /// <param name="values">Classes x area.</param>
    /// <param name="classes">Planes.</param>
    /// <param name="area">Pixels.</param>
    /// <param name="labels">Tells which pixels are void; empty when none is.</param>
    /// <param name="complete">Whether the planes are all classes there are, so that they sum to 1.</param>
    public Raster(ReadOnlySpan<T> values, int classes, int area, ReadOnlySpan<ushort> labels, bool complete)
    {
        Planes.Require(values, classes, area);
        if (labels.Length != 0 && labels.Length != area)
            throw new ArgumentException($"{labels.Length} labels for {area} pixels", nameof(labels));
        this.values = values;
        this.labels = labels;
        (Classes, Area) = (classes, area);
        var tolerance = StoredValue.Tolerance<T>(classes);
        (LeastSum, MostSum) = (complete ? 1 - tolerance : 0, 1 + tolerance);
    }

    /// <summary>Planes.</summary>
    public int Classes { get; }

    /// <summary>Pixels.</summary>
    public int Area { get; }

    /// <summary>The lowest and the highest sum over classes that pass.</summary>
    public double LeastSum { get; }

    /// <inheritdoc cref="LeastSum"/>
    public double MostSum { get; }

    /// <summary>Consecutive pixels of a plane.</summary>
    public ReadOnlySpan<T> Row(int k, int from, int count) => values.Slice(k * Area + from, count);

    /// <summary>Everything from a pixel of a plane on.</summary>
    public ReadOnlySpan<T> From(int k, int from) => values[(k * Area + from)..];

    /// <summary>How far it is from four planes of a tile to the next four, or to the first of the next tile.</summary>
    public nint Ahead(int k, int count) => k + 4 < Classes ? 4 * (nint)Area : count - k * (nint)Area;

    /// <summary>Whether a pixel belongs to no class.</summary>
    public bool IsVoid(int pixel) => labels.Length != 0 && labels[pixel] == LabelCheck.Void;

    /// <summary>The first defect among some pixels, one by one.</summary>
    public ProbabilityDefect? FindDefect(int from, int count)
    {
        for (var pixel = from; pixel < from + count; pixel++)
            if (!IsVoid(pixel) && FindDefect(pixel) is { } defect)
                return defect;
        return null;
    }

    ProbabilityDefect? FindDefect(int pixel)
    {
        var sum = 0.0;
        for (var k = 0; k < Classes; k++)
        {
            var value = StoredValue.ToDouble(values[k * Area + pixel]);
            if (Planes.Judge(value) is { } kind)
                return new(kind, pixel, k, value);
            sum += value;
        }
        return sum >= LeastSum && sum <= MostSum ? null : new(DefectKind.SumOff, pixel, -1, sum);
    }
}
