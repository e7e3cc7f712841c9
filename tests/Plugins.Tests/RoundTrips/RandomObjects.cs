using Assay.Kernels;

namespace Assay.Tests.RoundTrips;

/// <summary>Datasets of objects of all kinds that COCO can hold, from a seed.</summary>
static class RandomObjects
{
    public static readonly ClassList Classes = new([new Class(3, "cat", "animal"), new Class(7, "dog"), new Class(90, "thing & <all>")]);

    static readonly string[] Names = ["occluded", "group", "annotator", "colour é", "batch", "date"], Values = ["true", "false", "5", "0", "", "x\ny", "007", "a \"b\" <c>", "2026-01-02"];

    public static Sample[] Samples(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => Of($"folder {i % 2}/{i}.png", new Size(random.Next(3, 30), random.Next(3, 30)), random))];
    }

    static Sample Of(string id, Size size, Random random) => new() { Id = id, Size = size, Labels = new Labels { Instances = [.. Enumerable.Range(0, random.Next(0, 6)).Select(_ => One(size, random))] } };

    static Instance One(Size size, Random random) => new()
    {
        Class = Classes[random.Next(3)].Id,
        ZOrder = random.Next(-2, 3),
        Crowd = random.Next(5) == 0,
        Source = random.Next(3) switch { 0 => null, 1 => "manual", _ => "Ground truth" },
        Track = random.Next(4) == 0 ? $"{random.Next(9)}" : null,
        Attributes = Enumerable.Range(0, random.Next(4)).Select(_ => Names[random.Next(Names.Length)]).Distinct().ToDictionary(name => name, _ => Values[random.Next(Values.Length)]),
        Geometry = random.Next(5) switch
        {
            0 => new BoxGeometry(new Box(random.NextDouble() * size.Width, random.Next(size.Height * 4) / 4.0, random.NextDouble() + .1, random.Next(1, 30) / 2.0)),
            1 => new PolygonGeometry([Triangle(size, random)]),
            2 => new PolygonGeometry([Triangle(size, random), Triangle(size, random)]),
            _ => new MaskGeometry(new Rle(size, RunMask.Pack([.. Enumerable.Range(0, (int)size.Area).Select(_ => (byte)(random.Next(7) == 0 ? 1 : 0))], size.Width, size.Height))),
        },
    };

    static double[] Triangle(Size size, Random random) => [random.NextDouble() * size.Width, random.NextDouble() * size.Height, random.Next(size.Width) + .25, random.NextDouble() * 1e-3, random.Next(size.Width) + .5, random.Next(size.Height) + 1];
}
