using Assay.Runtime.Injecting;

namespace Assay.Runtime.Demo;

/// <summary>Puts scenes together: water and woods below, then roads, buildings, clouds on top.</summary>
static class SceneArchitect
{
    const int ShortestSide = 96, LongestSide = 224;

    public static Scene Build(SeededRandom random)
    {
        var size = new Size(random.Whole(ShortestSide, LongestSide), random.Whole(ShortestSide, LongestSide));
        List<SceneObject> objects = [];
        Add(objects, Scene.Water, random.Whole(0, 2), () => Blob(random, size, 10, 34));
        Add(objects, Scene.Forest, random.Whole(1, 3), () => Blob(random, size, 9, 30));
        Add(objects, Scene.Road, random.Whole(0, 2), () => Road(random, size));
        Add(objects, Scene.Building, random.Whole(2, 6), () => House(random, size));
        Add(objects, Scene.Cloud, random.Whole(0, 2), () => Blob(random, size, 8, 26));
        return new Scene(size, objects);
    }

    static void Add(List<SceneObject> objects, int classIndex, int count, Func<Shape> make) =>
        objects.AddRange(Enumerable.Range(0, count).Select(_ => new SceneObject(classIndex, make())));

    static Blob Blob(SeededRandom random, Size size, double least, double most)
    {
        var radius = random.Between(least, most);
        return new Blob(random.Between(0, size.Width), random.Between(0, size.Height), radius, radius * random.Between(0.6, 1.6),
            Noise.Lattice(random, Demo.Blob.Points, Demo.Blob.Points));
    }

    static Block House(SeededRandom random, Size size)
    {
        // A unit vector from a rational parameter: no sine whose last bit differs between platforms.
        var t = random.Between(-1, 1);
        var (x, y) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t));
        return new Block(random.Between(0, size.Width), random.Between(0, size.Height), random.Between(5, 14), random.Between(4, 10), x, y);
    }

    /// <summary>From one side of the scene to the opposite one.</summary>
    static Band Road(SeededRandom random, Size size)
    {
        var half = random.Between(2.5, 4.5);
        return random.Chance(0.5)
            ? new Band(-9, random.Between(0, size.Height), size.Width + 9, random.Between(0, size.Height), half)
            : new Band(random.Between(0, size.Width), -9, random.Between(0, size.Width), size.Height + 9, half);
    }
}
