using Assay.Scorers.Rules;

namespace Assay.Tests.Scorers.Rules;

public class TwinsTests
{
    static readonly RulesOptions Exact = Sheet.None with { DuplicateImages = TwinSearch.Exact }, Perceptual = Sheet.None with { DuplicateImages = TwinSearch.Perceptual };

    static double Waves(double x, double y) => 100 + 50 * Math.Sin(9 * x) + 40 * Math.Cos(7 * y + 3 * x);

    static double Others(double x, double y) => 100 + 50 * Math.Cos(8 * x * y) - 40 * Math.Sin(5 * x);

    static Exam Of(string id, Func<double, double, double> grey, int size, params Instance[] objects) => Sheet.Of(id, objects, image: () => new FakeImage(new Size(size, size), grey));

    static string[] Twins(RulesOptions options, params Exam[] exams) =>
        [.. Sheet.Learn(options, exams).Tables().Single(table => table.Name == "twins").Rows.Select(row => string.Join(' ', row))];

    [Fact]
    public void An_image_that_is_there_twice_with_other_labels_is_found_on_the_later_one()
    {
        Exam[] exams = [Of("b", Waves, 64, Sheet.Box(0, 0, 9, 9)), Of("a", Waves, 64, Sheet.Box(0, 0, 8, 9)), Of("c", Others, 64), Of("d", Waves, 64, Sheet.Box(0, 0, 8, 9))];
        Assert.Equal(["b duplicate_images"], Sheet.Found(Exact, exams));
        Assert.Equal("the image of a with other labels", Sheet.Learn(Exact, exams).Examine(exams[0]).Findings.Single().Detail);
        Assert.Equal(["b a 0 0", "d a 0 1"], Twins(Exact, exams));
    }

    [Fact]
    public void A_resized_and_brighter_copy_looks_the_same_and_another_image_does_not()
    {
        Exam[] exams = [Of("a", Waves, 64, Sheet.Box(0, 0, 9, 9)), Of("b", (x, y) => 1.1 * Waves(x, y) + 5, 90, Sheet.Box(0, 0, 13, 13)), Of("c", Others, 64), Of("d", Waves, 128)];
        Assert.Empty(Twins(Exact, exams));
        Assert.Equal(["d duplicate_images"], Sheet.Found(Perceptual, exams)); // b has one car as a has; d has none.
        Assert.Equal(["d a", "b a"], Twins(Perceptual, exams).Select(row => row[..3]));
    }

    [Fact]
    public void Even_images_look_like_nothing() => Assert.Empty(Twins(Perceptual, Of("a", (_, _) => 200, 64), Of("b", (_, _) => 201, 64, Sheet.Box(0, 0, 9, 9))));

    [Fact]
    public void An_image_that_cannot_be_opened_is_counted_and_reported()
    {
        Exam[] exams = [Sheet.Of("a", [], image: () => throw new DataException("no-format", "no format reads it")), Sheet.Of("b", []), Of("c", Waves, 64)];
        StubHost host = new();
        Assert.Equal("2", Sheet.Learn(Exact, host, exams).Tables().First().Rows.Single()[5]);
        Assert.Equal("images-unchecked", host.Problems.Single().Code);
        Assert.Contains("2, the first of them a (no format reads it);", host.Problems.Single().Message);
    }

    [Fact]
    public void The_nearest_look_is_found_as_by_comparing_all()
    {
        var random = new System.Random(3);
        var hashes = Enumerable.Range(0, 600).Select(_ => (ulong)random.NextInt64() << 1).ToArray();
        for (var i = 1; i < hashes.Length; i += 2)
            for (var (flips, from) = (random.Next(0, 7), hashes[random.Next(i)]); flips >= 0; flips--)
                hashes[i] = from = flips == 0 ? from : from ^ 1UL << random.Next(64);
        static int Apart(ulong a, ulong b) => System.Numerics.BitOperations.PopCount(a ^ b);
        var expected = Enumerable.Range(0, hashes.Length)
            .Select(i => (i, Near: Enumerable.Range(0, i).Select(j => (Bits: Apart(hashes[i], hashes[j]), j)).Where(pair => pair.Bits <= 4).Order().FirstOrDefault((99, 0))))
            .Where(pair => pair.Near.Item1 <= 4).Select(pair => $"{pair.i:0000} {pair.Near.Item2:0000} {pair.Near.Item1} 1").ToArray();
        Assert.InRange(expected.Length, 100, 300);
        Assert.Equal(expected, Twins(Perceptual with { Limit = 1000 }, [.. hashes.Select((hash, i) => Sheet.Of($"{i:0000}", [], image: () => Picture(hash)))]));
    }

    /// <summary>9 x 8 pixels, each row a walk that goes up where a bit is set.</summary>
    static FakeImage Picture(ulong hash) => new(new Size(9, 8), (x, y) =>
    {
        var (column, row) = ((int)(x * 9), (int)(y * 8));
        return 100 + Enumerable.Range(0, column).Sum(step => (hash >> (63 - 8 * row - step) & 1) == 1 ? 1 : -1);
    });
}
