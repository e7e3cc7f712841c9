using Assay.Scorers.Agreement;

namespace Assay.Tests.Scorers.Agreement;

/// <summary>Which differences are a matter of outlines.</summary>
public class OutlineBandTests
{
    static RegionsOptions Band(int px) => RegionsScene.All with { BandPx = px };

    [Theory]
    [InlineData("0001111", "0011111", 1, "inaccurate")] // One pixel too far right.
    [InlineData("0001111", "0111111", 1, "wrong_label")] // Two pixels are more than a band of one...
    [InlineData("0001111", "0111111", 2, "inaccurate")] // ... and no more than one of two.
    [InlineData("0001111", "0111111", 0, "wrong_label")]
    [InlineData("0000000", "0001000", 2, "wrong_label")] // A whole object is missing: the labels have no outline there.
    [InlineData("0001000", "0000000", 2, "wrong_label")]
    [InlineData("0011100", "0022200", 2, "wrong_label")] // An object of another class.
    public void A_strip_is_inaccurate_when_it_is_no_wider_than_the_band(string labels, string reference, int band, string kind) =>
        Assert.Equal(kind, Assert.Single(RegionsScene.Examine(labels, reference, Band(band)).Findings).Kind);

    [Fact]
    public void Pixels_in_the_band_are_no_suspicion()
    {
        // Of six differing pixels (columns 2 to 7) those within 4 of a labelled 1 (column 8) are 4 to 7, those within 4 of a predicted 0 (column 1) are 2 to 5.
        var score = RegionsScene.Examine("0000000011", "0011111111", Band(4));
        Assert.Equal([4d, 6, null, 2 / 6d], score.Regions[0].Values);
        Assert.Equal((4d, 2 / 6d), (score.Findings[0].Measured["suspicion_px"], score.Findings[0].Measured["boundary_share"]));
    }

    [Fact]
    public void Distance_is_from_centre_to_centre()
    {
        // The labelled 1 is (1,1) away from the differing pixel, 1.41 px; the predicted 0 is next to it.
        Assert.Equal("wrong_label", RegionsScene.Examine("00/01", "10/01", Band(1)).Findings[0].Kind);
        Assert.Equal("inaccurate", RegionsScene.Examine("00/01", "10/01", Band(2)).Findings[0].Kind);
    }

    [Fact]
    public void A_shifted_object_has_two_strips()
    {
        var score = RegionsScene.Examine("011100/011100", "001110/001110", Band(1) with { Background = ["ground"] });
        Assert.Equal(["inaccurate 1->0 1,0 1x2 2px", "inaccurate 0->1 4,0 1x2 2px"], score.Texts());
        Assert.Equal(0, score.Value(""));
    }

    [Fact]
    public void Random_maps_have_the_band_that_comparing_all_pixels_gives()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new System.Random(seed);
            var (size, reach) = (new Size(random.Next(1, 20), random.Next(1, 20)), random.Next(6));
            var (labels, others) = (Map(random, size), Map(random, size));
            var score = RegionsScene.Examine(new LabelMap(size, labels), new Opinion { LabelMap = new LabelMap(size, others) }, Band(reach) with { MaxFindings = 10_000 });
            var expected = Enumerable.Range(0, labels.Length).Count(at => labels[at] != others[at] && IsNear(labels, others[at], at, size, reach) && IsNear(others, labels[at], at, size, reach));
            Assert.Equal(expected, score.Findings.Sum(finding => finding.AreaPx!.Value * finding.Measured["boundary_share"]), 6);
        }
    }

    static bool IsNear(ushort[] map, ushort wanted, int at, Size size, int reach)
    {
        for (var i = 0; i < map.Length; i++)
        {
            var (dx, dy) = (i % size.Width - at % size.Width, i / size.Width - at / size.Width);
            if (map[i] == wanted && dx * dx + dy * dy <= reach * reach)
                return true;
        }
        return false;
    }

    static ushort[] Map(System.Random random, Size size)
    {
        var map = new ushort[size.Area];
        for (var i = 0; i < map.Length;)
            for (var (end, id) = (Math.Min(map.Length, i + random.Next(1, 9)), (ushort)random.Next(3)); i < end; i++)
                map[i] = id;
        return map;
    }
}
