using Assay.Kernels;

namespace Assay.Benchmarks.CocoPair;

/// <summary>How somebody draws: how many points, how shaky, and where the hand slips.</summary>
/// <param name="wanted">What the whole dataset shall hold; the number of points is steered towards it.</param>
/// <param name="points">Points of an outline of 1 pixel radius, before steering.</param>
/// <param name="shake">Standard deviation of a point, in pixels.</param>
/// <param name="slip">Standard deviation of the outline's slow deviation, in shares of the radius.</param>
sealed class Annotator(Dice dice, Statistics wanted, double points, double shake, double slip)
{
    readonly double[] wobble = new double[Blob.WobbleLength];
    double unsteered;

    /// <summary>Draws an object; a careless drawing misses much of it.</summary>
    /// <param name="done">The share of the dataset that is done.</param>
    public Drawing Draw(Thing thing, int width, int height, double done, bool careless = false)
    {
        var outlines = Array.ConvertAll(thing.Parts, part => Outline(part, width, height, done, careless, thing.Crowd));
        return thing.Crowd ? Mask(thing, outlines, width, height) : new Drawing(thing.Class, thing.Size, outlines, null, outlines.Sum(Shoelace), Bounds(outlines));
    }

    int[] Outline(Blob blob, int width, int height, double done, bool careless, bool crowd)
    {
        var count = crowd ? 12 : Count(blob.Radius, done);
        for (var k = 0; k < wobble.Length; k++)
            wobble[k] = dice.Normal() * (slip + (careless ? .2 : 0) + .3 / blob.Radius) / (k / 2 + 1);
        var (bias, start) = (careless ? dice.Between(-.3, .6) * blob.Radius : .3 * dice.Normal(), dice.Next());
        var xy = new int[2 * count];
        for (var i = 0; i < count; i++)
        {
            var angle = 2 * Math.PI * (start + (i + .6 * dice.Next()) / count);
            var (x, y) = blob.At(angle, bias + shake * dice.Normal(), wobble);
            (xy[2 * i], xy[2 * i + 1]) = (Hundredths(x, width), Hundredths(y, height));
        }
        return xy;
    }

    // Steered so that the sum over all outlines becomes what is wanted.
    int Count(double radius, double done)
    {
        var own = points * Math.Pow(radius, .45) * dice.Between(.6, 1.4);
        unsteered += own;
        var steer = Math.Clamp(wanted.Vertices * done / unsteered, .5, 2);
        return Math.Max(3, (int)Math.Round(own * steer));
    }

    static int Hundredths(double coordinate, int length) => (int)Math.Round(100 * Math.Clamp(coordinate, 0, length));

    static double Shoelace(int[] xy)
    {
        var twice = 0L;
        for (var (i, before) = (0, xy.Length - 2); i < xy.Length; before = i, i += 2)
            twice += (long)xy[before] * xy[i + 1] - (long)xy[i] * xy[before + 1];
        return Math.Abs(twice) / 20_000.0;
    }

    static double[] Bounds(int[][] outlines)
    {
        int left = int.MaxValue, top = int.MaxValue, right = 0, bottom = 0;
        foreach (var xy in outlines)
            for (var i = 0; i < xy.Length; i += 2)
            {
                (left, right) = (Math.Min(left, xy[i]), Math.Max(right, xy[i]));
                (top, bottom) = (Math.Min(top, xy[i + 1]), Math.Max(bottom, xy[i + 1]));
            }
        return [left / 100.0, top / 100.0, (right - left) / 100.0, (bottom - top) / 100.0];
    }

    static Drawing Mask(Thing thing, int[][] outlines, int width, int height)
    {
        var runs = RunLengths.UnionAll([.. outlines.Select(xy => PolygonRaster.ToRuns(Array.ConvertAll(xy, hundredths => hundredths / 100.0), width, height))]);
        var (x, y, columns, rows) = RunBounds.Find(runs, height);
        return new Drawing(thing.Class, thing.Size, [], runs, RunLengths.Area(runs), [x, y, columns, rows]);
    }
}
