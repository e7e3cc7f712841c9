using Assay.Kernels;

namespace Assay.Tests.Masks;

public class PixelRingsTests
{
    [Fact]
    public void A_hole_is_a_ring_of_its_own()
    {
        var part = Assert.Single(PixelRings.Trace([1, 1, 1, 1, 0, 1, 1, 1, 1], 3, 3));
        Assert.Equal([0, 0, 3, 0, 3, 3, 0, 3], part[0]);
        Assert.Equal([1, 2, 2, 2, 2, 1, 1, 1], part[1].ToArray());
        Assert.Equal(2, part.Count);
    }

    [Fact]
    public void Pixels_that_touch_at_a_corner_are_two_parts() => Assert.Equal(["0,0,1,0,1,1,0,1", "1,1,2,1,2,2,1,2"], PixelRings.Trace([1, 0, 0, 1], 2, 2).Select(part => string.Join(',', part.Single())));

    [Fact]
    public void A_part_within_a_hole_is_another_part() => Assert.Equal([2, 1], PixelRings.Trace([1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1], 5, 5).Select(part => part.Count));

    [Fact]
    public void Nothing_has_no_outline() => Assert.Empty(PixelRings.Trace(new byte[6], 3, 2));

    [Fact]
    public void Rings_filled_by_even_and_odd_give_the_mask()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var (width, height) = (random.Next(1, 12), random.Next(1, 12));
            byte[] mask = [.. Enumerable.Range(0, width * height).Select(_ => (byte)random.Next(2))], drawn = new byte[width * height], all = new byte[width * height];
            foreach (var ring in PixelRings.Trace(mask, width, height).SelectMany(part => part))
            {
                RunMask.Unpack(PolygonRaster.ToRuns(ring, width, height), width, height, drawn);
                for (var i = 0; i < all.Length; i++)
                    all[i] ^= drawn[i];
            }
            Assert.Equal(mask, all);
        }
    }
}

public class ClassRunsTests
{
    [Fact]
    public void Runs_go_down_the_columns() =>
        Assert.Equal(["3: 0,1,1,2,2", "7: 1,1,2,2"], ClassRuns.Of([3, 3, 7, 7, 3, 7], 3, 2).Select(pair => $"{pair.Key}: {string.Join(',', pair.Value)}"));

    [Fact]
    public void They_are_the_masks_of_the_ids()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var (width, height) = (random.Next(1, 9), random.Next(1, 9));
            ushort[] ids = [.. Enumerable.Range(0, width * height).Select(_ => (ushort)(random.Next(3) * 32767))];
            var found = ClassRuns.Of(ids, width, height);
            Assert.Equal(ids.Distinct().Order(), found.Keys);
            foreach (var (id, runs) in found)
                Assert.Equal(RunMask.Pack([.. ids.Select(other => (byte)(other == id ? 1 : 0))], width, height), runs);
        }
    }
}
