namespace Assay.Scorers.Instances;

/// <summary>What a survey has seen, beside the objects' fates.</summary>
sealed record CocoCounts
{
    /// <summary>Samples with labels and an opinion.</summary>
    public long Samples { get; init; }

    /// <summary>Samples that lack one of the two.</summary>
    public long LeftOut { get; init; }

    public long Labels { get; init; }
    public long Crowds { get; init; }
    public long Seen { get; init; }

    /// <summary>Objects of the reference with a confidence.</summary>
    public long Scored { get; init; }

    /// <summary>Objects of the reference beyond the most that count of a sample and class.</summary>
    public long Cut { get; init; }

    /// <summary>Labels with a mask or polygons.</summary>
    public long DrawnLabels { get; init; }

    /// <summary>Objects of the reference with a mask or polygons.</summary>
    public long DrawnSeen { get; init; }

    public bool HasMasks => DrawnLabels > 0 && DrawnSeen > 0;

    public static CocoCounts Of(IReadOnlyList<Instance> labels, IReadOnlyList<Instance> seen) => new()
    {
        Samples = 1,
        Labels = labels.Count,
        Crowds = labels.Count(label => label.Crowd),
        Seen = seen.Count,
        Scored = seen.Count(one => one.Confidence is not null),
        DrawnLabels = labels.Count(IsDrawn),
        DrawnSeen = seen.Count(IsDrawn),
    };

    static bool IsDrawn(Instance instance) => instance.Geometry is PolygonGeometry or MaskGeometry;

    public static CocoCounts operator +(CocoCounts a, CocoCounts b) => From([.. a.All.Zip(b.All, (one, other) => one + other)]);

    public void Write(BinaryWriter to)
    {
        foreach (var count in All)
            to.Write(count);
    }

    public static CocoCounts Read(BinaryReader from) => From([.. new CocoCounts().All.Select(_ => from.ReadInt64())]);

    long[] All => [Samples, LeftOut, Labels, Crowds, Seen, Scored, Cut, DrawnLabels, DrawnSeen];

    static CocoCounts From(long[] all) => new()
    {
        Samples = all[0],
        LeftOut = all[1],
        Labels = all[2],
        Crowds = all[3],
        Seen = all[4],
        Scored = all[5],
        Cut = all[6],
        DrawnLabels = all[7],
        DrawnSeen = all[8],
    };
}
