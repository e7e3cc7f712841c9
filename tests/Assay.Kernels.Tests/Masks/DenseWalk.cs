namespace Assay.Tests.Masks;

/// <summary>The oracle for polygons: every point of the outline on the fine grid, as the comment of the kernel describes the COCO API.</summary>
static class DenseWalk
{
    public static uint[] ToRuns(double[] xy, int width, int height)
    {
        var outline = Outline(xy);
        List<int> changes = [];
        for (var i = 1; i < outline.Count; i++)
        {
            var ((u0, v0), (u1, v1)) = (outline[i - 1], outline[i]);
            var column = (Math.Min(u0, u1) + .5) / 5 - .5;
            if (u0 == u1 || Math.Floor(column) != column || column < 0 || column > width - 1)
                continue;
            var row = Math.Ceiling(Math.Clamp((Math.Min(v0, v1) + .5) / 5 - .5, 0, height));
            changes.Add((int)column * height + (int)row);
        }
        return Toggle(changes, width * height);
    }

    static List<(int U, int V)> Outline(double[] xy)
    {
        var corners = xy.Chunk(2).Select(p => (X: (int)(5 * p[0] + .5), Y: (int)(5 * p[1] + .5))).ToList();
        corners.Add(corners[0]);
        List<(int, int)> outline = [];
        foreach (var (from, to) in corners.Zip(corners.Skip(1)))
            outline.AddRange(Walk(from, to));
        return outline;
    }

    static List<(int, int)> Walk((int X, int Y) from, (int X, int Y) to)
    {
        var (dx, dy) = (Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y));
        var flat = dx >= dy;
        var backwards = flat ? from.X > to.X : from.Y > to.Y;
        if (backwards)
            (from, to) = (to, from);
        var slope = flat ? (double)(to.Y - from.Y) / dx : (double)(to.X - from.X) / dy;
        List<(int, int)> points = [];
        for (var t = 0; t <= (flat ? dx : dy); t++)
            points.Add(flat ? (from.X + t, dx == 0 ? from.Y : (int)(from.Y + slope * t + .5)) : ((int)(from.X + slope * t + .5), from.Y + t));
        if (backwards)
            points.Reverse();
        return points;
    }

    // A mask that flips at each place, run length encoded pixel by pixel.
    static uint[] Toggle(List<int> changes, int area)
    {
        var flips = new bool[area + 1];
        foreach (var place in changes)
            flips[place] = !flips[place];
        List<uint> runs = [0];
        for (var p = 0; p < area; p++)
        {
            if (flips[p])
                runs.Add(0);
            runs[^1]++;
        }
        return [.. runs];
    }
}
