using FsCheck;
using FsCheck.Fluent;

namespace Assay.Tests.Numerics;

/// <summary>Images of 1 to 5000 pixels and 1 to 23 classes, so that runs, vectors and tiles end everywhere.</summary>
static class RandomImages
{
    public static void ForAll(Action<int, double[], ushort[]> check)
    {
        var shapes = Gen.Choose(1, 23).SelectMany(_ => Gen.Choose(1, 5000), (classes, area) => (Classes: classes, Area: area));
        var images = shapes.SelectMany(_ => Gen.Choose(0, int.MaxValue - 1), (shape, seed) => (shape.Classes, shape.Area, Seed: seed));
        Prop.ForAll(Arb.From(images), image =>
        {
            var random = new Random(image.Seed);
            var longestRun = image.Seed % 3 == 0 ? 1 : 60;
            check(image.Classes, Oracle.Probabilities(random, image.Classes, image.Area), Oracle.Labels(random, image.Classes, image.Area, longestRun));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20261120, 1));
    }
}
