namespace Assay.Benchmarks.CocoPair;

/// <summary>What was written, as <see cref="Statistics"/> has it; and what is still due at a point of the work.</summary>
sealed class Count(Statistics wanted)
{
    readonly int[] sizes = new int[4];
    int crowds, multiPart;
    long vertices;

    public void Add(Drawing drawing)
    {
        sizes[(int)drawing.Size]++;
        crowds += drawing.Runs is null ? 0 : 1;
        multiPart += drawing.Polygons.Length > 1 ? 1 : 0;
        vertices += drawing.Vertices;
    }

    public int Due(ObjectSize size, double done) => (int)Math.Round(done * wanted.Of(size)) - sizes[(int)size];

    public int DueCrowds(double done) => (int)Math.Round(done * wanted.Crowds) - crowds;

    public int DueMultiPart(double done) => (int)Math.Round(done * wanted.MultiPart) - multiPart;

    public Statistics Total => new(wanted.Images, sizes.Sum(), crowds, multiPart, vertices, sizes[0], sizes[0] + sizes[1], sizes[2], sizes[3]);
}
