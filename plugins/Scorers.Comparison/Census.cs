namespace Assay.Scorers.Comparison;

/// <summary>What one side holds, counted.</summary>
sealed class Census : IPart
{
    public const int Bins = 32;

    readonly Tally<(Count, int)> counts = new((to, key) =>
    {
        to.Write((byte)key.Item1);
        to.Write7BitEncodedInt(key.Item2);
    }, from => ((Count)from.ReadByte(), from.Read7BitEncodedInt()));

    /// <summary>What is counted; those of objects have a place each: a class, or the side of a square in px.</summary>
    public enum Count : byte
    {
        Images,
        EmptyImages,
        Instances,
        Crowds,
        MultiPart,
        Rings,
        Vertices,
        VerySmall,
        ByArea,
        ByBox,
        OfClass,
        OfSide,
        CrowdsOfClass,
    }

    public long this[Count count, int place = 0] => counts[(count, place)];

    /// <summary>Objects of a class and a size.</summary>
    public long Of(int entry, SizeBand band) => counts[(Count.OfClass, entry * SizeBands.Count + (int)band)];

    public void Observe(IReadOnlyList<Shape> shapes, SizeBy sizes)
    {
        Add(Count.Images);
        if (shapes.Count == 0)
            Add(Count.EmptyImages);
        foreach (var shape in shapes)
            Observe(shape, shape.Band(sizes));
    }

    void Observe(Shape shape, SizeBand band)
    {
        Add(Count.Instances);
        Add(Count.ByArea, (int)SizeBands.Of(shape.StatedArea));
        Add(Count.ByBox, (int)SizeBands.Of(shape.Bounds.Area));
        if (shape.StatedArea <= SizeBands.VerySmall)
            Add(Count.VerySmall);
        if (shape.StatedArea < SizeBands.Medium)
            Add(Count.OfSide, (int)Math.Sqrt(Math.Max(0, shape.StatedArea)));
        foreach (var each in new[] { SizeBand.All, band })
            Add(Count.OfClass, shape.Class * SizeBands.Count + (int)each);
        if (shape.Crowd)
        {
            Add(Count.Crowds);
            Add(Count.CrowdsOfClass, shape.Class);
        }
        if (shape.Instance.Geometry is not PolygonGeometry polygon)
            return;
        Add(Count.Rings, 0, polygon.Parts.Count);
        Add(Count.Vertices, 0, polygon.Parts.Sum(part => part.Length / 2));
        if (polygon.Parts.Count > 1)
            Add(Count.MultiPart);
    }

    void Add(Count count, int place = 0, long number = 1) => counts.Add((count, place), number);

    public void Merge(IPart other) => counts.Merge(((Census)other).counts);

    public void Write(BinaryWriter to) => counts.Write(to);

    public void Read(BinaryReader from) => counts.Read(from);
}
