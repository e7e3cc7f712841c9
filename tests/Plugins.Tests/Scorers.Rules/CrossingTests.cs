namespace Assay.Tests.Scorers.Rules;

public class CrossingTests
{
    [Theory]
    [InlineData("0, 0, 10, 0, 10, 10, 0, 10")] // A square.
    [InlineData("0, 0, 10, 0, 10, 10, 5, 0, 0, 10")] // A corner on an edge.
    [InlineData("0, 0, 10, 0, 10, 10, 10, 0")] // Back on its own edge.
    [InlineData("0, 0, 10, 0, 10, 10, 10, 10, 0, 10")] // A point twice.
    [InlineData("0, 0, 9, 0, 9, 9, 0, 9, 0, 0, 3, 3, 3, 6, 6, 6, 6, 3, 3, 3")] // A hole, by a bridge.
    public void Touching_is_no_crossing(string ring) => Assert.Null(Find([.. ring.Split(", ").Select(double.Parse)]));

    [Fact]
    public void The_first_pair_of_edges_counts() => Assert.Equal((5.0, 5.0), Find([0, 0, 10, 10, 10, 0, 0, 10])!.Value);

    [Fact]
    public void As_many_polygons_cross_themselves_as_by_trying_all_pairs()
    {
        var random = new System.Random(11);
        var crossed = 0;
        for (var trial = 0; trial < 400; trial++)
        {
            // A star around a centre is simple; two points exchanged mostly are not.
            var count = random.Next(4, 40);
            var angles = Enumerable.Range(0, count).Select(i => 2 * Math.PI * i / count).ToArray();
            if (trial % 2 == 0)
                (angles[0], angles[count / 2]) = (angles[count / 2], angles[0]);
            var ring = angles.SelectMany(angle => random.Next(20, 40) is var r ? new[] { 50 + r * Math.Cos(angle), 50 + r * Math.Sin(angle) } : []).ToArray();
            Assert.Equal(Brute(ring), Find(ring) is not null);
            crossed += Brute(ring) ? 1 : 0;
        }
        Assert.InRange(crossed, 150, 250);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(Math.PI / 2)]
    public void A_long_zigzag_at_any_angle_is_looked_through_in_no_time(double angle)
    {
        const int Teeth = 100_000;
        var zigzag = Enumerable.Range(0, 2 * Teeth).Select(i => (X: i % 2 == 0 ? 0.0 : 1000, Y: (double)i)).Append((-10, 2.0 * Teeth)).Append((-10, -1)).ToArray();
        double[] Turned((double X, double Y)[] points) => [.. points.SelectMany(p => new[] { p.X * Math.Cos(angle) - p.Y * Math.Sin(angle), p.X * Math.Sin(angle) + p.Y * Math.Cos(angle) })];
        Assert.Null(Find(Turned(zigzag)));
        (zigzag[150_001], zigzag[150_003]) = (zigzag[150_003], zigzag[150_001]);
        Assert.NotNull(Find(Turned(zigzag)));
    }

    [Fact]
    public void The_first_of_many_crossings_is_found_as_by_trying_all_pairs()
    {
        var random = new System.Random(12);
        for (var trial = 0; trial < 200; trial++)
        {
            var ring = Enumerable.Range(0, 2 * random.Next(4, 60)).Select(_ => (double)random.Next(0, 1000)).ToArray();
            Assert.Equal(BrutePlace(ring) is { } place ? (Math.Round(place.X, 6), Math.Round(place.Y, 6)) : null, Find(ring) is { } found ? (Math.Round(found.X, 6), Math.Round(found.Y, 6)) : ((double, double)?)null);
        }
    }

    static (double X, double Y)? BrutePlace(double[] ring)
    {
        var count = ring.Length / 2;
        (double X, double Y) At(int i) => (ring[2 * (i % count)], ring[2 * (i % count) + 1]);
        for (var i = 0; i < count; i++)
            for (var j = i + 1; j < count; j++)
            {
                var ((ax, ay), (bx, by), (cx, cy), (dx, dy)) = (At(i), At(i + 1), At(j), At(j + 1));
                var under = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
                var (t, u) = (((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / under, ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / under);
                if (t is > 1e-12 and < 1 - 1e-12 && u is > 1e-12 and < 1 - 1e-12)
                    return (ax + t * (bx - ax), ay + t * (by - ay));
            }
        return null;
    }

    static (double X, double Y)? Find(double[] ring)
    {
        var exam = Sheet.Of(Sheet.Polygon(ring));
        return Sheet.Learn(Sheet.None with { Simple = true }, exam).Examine(exam).Findings is [var found] ? (found.Measured["x"], found.Measured["y"]) : null;
    }

    static bool Brute(double[] ring)
    {
        var count = ring.Length / 2;
        (double X, double Y) At(int i) => (ring[2 * (i % count)], ring[2 * (i % count) + 1]);
        double Side((double X, double Y) a, (double X, double Y) b, (double X, double Y) p) => (b.X - a.X) * (p.Y - a.Y) - (b.Y - a.Y) * (p.X - a.X);
        for (var i = 0; i < count; i++)
            for (var j = i + 2; j < count; j++)
                if ((i, j) != (0, count - 1) && Side(At(i), At(i + 1), At(j)) * Side(At(i), At(i + 1), At(j + 1)) < 0 && Side(At(j), At(j + 1), At(i)) * Side(At(j), At(j + 1), At(i + 1)) < 0)
                    return true;
        return false;
    }
}
