using Assay.Kernels;
using Assay.Scorers.Rubric;

namespace Assay.Tests.Rubric;

public class ObfuscationTests
{
    static readonly Size Frame = new(200, 160);

    static uint[] Runs(int x, int y, int width, int height) => PolygonRaster.BoxToRuns(x, y, width, height, Frame.Width, Frame.Height);

    static Instance Of(uint[] runs) => new() { Class = 0, Geometry = new MaskGeometry(new Rle(Frame, runs)) };

    static Instance Of(int x, int y, int width, int height) => Of(Runs(x, y, width, height));

    static Instance Bitten(int x, int y, int side, int width, int height)
    {
        var mask = new byte[Frame.Width * Frame.Height];
        RunMask.Unpack(Runs(x, y, side, side), Frame.Width, Frame.Height, mask);
        for (var row = y; row < y + height; row++)
            for (var column = x; column < x + width; column++)
                mask[row * Frame.Width + column] = 0;
        return Of(RunMask.Pack(mask, Frame.Width, Frame.Height));
    }

    static Score Look(Instance label, Instance reference, params Instance[] others) => new ObfuscationScorer(new()).Examine(new Exam(
        new Sample { Id = "a", Size = Frame, Labels = new Labels { Instances = [label, .. others] } }, ClassList.Named("car"),
        new Dictionary<string, Opinion> { ["reference"] = new() { Instances = [reference] } },
        new Dictionary<string, Score> { ["match"] = new() { Values = [1], Pairs = [new InstancePair("reference", 0, 0) { Iou = 0.5 }] } }));

    /// <summary>Of 40 x 20 the right half is missing, but for the two columns beside the label: 18 x 20 of 800.</summary>
    [Fact]
    public void Half_an_object_is_missing()
    {
        var score = Look(Of(10, 10, 20, 20), Of(10, 10, 40, 20));
        Assert.Equal([0.45, 1], score.Values);
        Assert.Equal("45 % of car is missing", score.Reason);
        var finding = score.Findings.Single();
        Assert.Equal((FindingKind.Obfuscation, 0, 0, new Box(32, 10, 18, 20), 360.0), (finding.Kind, finding.Instance!.Value, finding.ReferenceInstance!.Value, finding.Box!.Value, finding.AreaPx!.Value));
        Assert.Equal(0.45, finding.Measured["missing_share"]);
    }

    [Fact]
    public void A_part_apart_from_the_label_is_missing_too()
    {
        var behind = Of(RunLengths.Union(Runs(10, 10, 20, 20), Runs(100, 10, 20, 20)));
        Assert.Equal(new Box(100, 10, 20, 20), Look(Of(10, 10, 20, 20), behind).Findings.Single().Box);
    }

    [Fact]
    public void What_another_label_covers_is_not_missing() => Assert.Empty(Look(Of(10, 10, 20, 20), Of(10, 10, 40, 20), Of(30, 10, 20, 20)).Findings);

    /// <summary>The outline is everywhere 2 px too tight: 20 x 20 instead of 24 x 24 leaves out 31 %, of which three pixels at each corner are farther away than 2.</summary>
    [Fact]
    public void A_tight_outline_is_not_a_missing_part() => Assert.Equal([12.0 / 576, 0], Look(Of(12, 12, 20, 20), Of(10, 10, 24, 24)).Values);

    /// <summary>4 % of the object: an outline that is off, and a matter for contour.</summary>
    [Fact]
    public void A_bite_out_of_a_large_object_is_not_a_missing_part() => Assert.Empty(Look(Bitten(10, 10, 120, 15, 40), Of(10, 10, 120, 120)).Findings);

    [Fact]
    public void A_quarter_bitten_out_of_an_object_is() => Assert.Equal(58.0 * 58 / (120 * 120), Look(Bitten(10, 10, 120, 60, 60), Of(10, 10, 120, 120)).Findings.Single().Measured["missing_share"], 0.002);

    [Fact]
    public void A_shifted_label_is_elsewhere_rather_than_incomplete() => Assert.Empty(Look(Of(22, 10, 40, 20), Of(10, 10, 40, 20)).Findings);

    [Fact]
    public void The_whole_object_misses_nothing() => Assert.Equal([0, 0], Look(Of(10, 10, 20, 20), Of(10, 10, 20, 20)).Values);

    [Fact]
    public void A_label_too_thin_for_a_pixel_says_nothing() => Assert.Equal([null, null], Look(Of(0, 0, 0, 0), Of(10, 10, 20, 20)).Values);

    /// <summary>Brute force: every pixel of the reference against every pixel of the label.</summary>
    [Fact]
    public void Missing_pixels_are_those_that_brute_force_counts()
    {
        var random = new Random(5);
        for (var round = 0; round < 40; round++)
        {
            int Next(int least, int most) => random.Next(least, most);
            var (label, reference, other) = ((X: Next(0, 60), Y: Next(0, 60), W: Next(1, 30), H: Next(1, 30)), (X: Next(0, 60), Y: Next(0, 60), W: Next(20, 60), H: Next(20, 60)), (X: Next(0, 60), Y: Next(0, 60), W: Next(1, 30), H: Next(1, 30)));
            static bool In((int X, int Y, int W, int H) box, int x, int y) => x >= box.X && x < box.X + box.W && y >= box.Y && y < box.Y + box.H;
            static int Away(int at, int from, int length) => at < from ? from - at : at >= from + length ? at - from - length + 1 : 0;
            var missing = 0;
            for (var y = 0; y < Frame.Height; y++)
                for (var x = 0; x < Frame.Width; x++)
                    if (In(reference, x, y) && !In(label, x, y) && !In(other, x, y) && Away(x, label.X, label.W) is var dx && Away(y, label.Y, label.H) is var dy && dx * dx + dy * dy > 4)
                        missing++;
            var share = Look(Of(label.X, label.Y, label.W, label.H), Of(reference.X, reference.Y, reference.W, reference.H), Of(other.X, other.Y, other.W, other.H)).Values[0];
            Assert.Equal(missing / (double)(reference.W * reference.H), share!.Value, 1e-12);
        }
    }
}
