using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class ArgMaxTests
{
    const ushort Void = LabelCheck.Void;

    [Fact]
    public void The_first_class_wins_a_tie()
    {
        // Pixel 0: classes 0 and 2 tie; pixel 1: 1 and 2; pixel 2: all of them.
        double[] values = [0.4, 0.2, 1 / 3.0, 0.2, 0.4, 1 / 3.0, 0.4, 0.4, 1 / 3.0];
        Assert.Equal([0, 1, 0], Find(values, 3, 3).Classes);
    }

    [Fact]
    public void Ties_between_any_two_of_nine_planes_go_to_the_first()
    {
        for (var first = 0; first < 9; first++)
            for (var second = first + 1; second < 9; second++)
            {
                var values = new double[9 * 20];
                values.AsSpan(first * 20, 20).Fill(0.5);
                values.AsSpan(second * 20, 20).Fill(0.5);
                Assert.All(Find(values, 9, 20).Classes, found => Assert.Equal(first, found));
            }
    }

    [Fact]
    public void One_class_is_the_arg_max_everywhere() => Assert.Equal([0, 0, 0], Find([1, 1, 1], 1, 3).Classes);

    [Fact]
    public void Random_images_have_the_arg_max_of_the_scalar_search_in_every_type() => RandomImages.ForAll((classes, values, labels) =>
    {
        var area = labels.Length;
        var floats = Oracle.Floats(values);
        var halves = Oracle.Halves(values);
        var bytes = Oracle.Bytes(values);
        Check(values, values, classes, area);
        Check(floats, [.. floats.Select(v => (double)v)], classes, area);
        Check(halves, [.. halves.Select(v => (double)v)], classes, area);
        Check(bytes, [.. bytes.Select(v => v / 255.0)], classes, area);
    });

    static void Check<T>(T[] stored, double[] values, int classes, int area) where T : unmanaged
    {
        var found = new ushort[area];
        Assert.Null(ArgMax.Find<T>(stored, classes, [], true, found).Defect);
        Assert.Equal(Oracle.ArgMax(values, classes, area), found);
    }

    [Fact]
    public void A_part_of_an_image_has_the_classes_that_the_whole_has_there() => RandomImages.ForAll((classes, values, labels) =>
    {
        var (area, half) = (labels.Length, labels.Length / 2);
        double[] part = [.. Enumerable.Range(0, classes).SelectMany(k => values[(k * area)..(k * area + half)])];
        Assert.Equal(Find(values, classes, area).Classes[..half], Find(part, classes, half).Classes);
    });

    [Fact]
    public void A_class_id_close_to_the_last_survives()
    {
        const int classes = 65_535;
        var values = new float[classes * 2];
        values[65_534 * 2] = values[40_000 * 2 + 1] = 1;
        var found = new ushort[2];
        Assert.Null(ArgMax.Find<float>(values, classes, [], true, found).Defect);
        Assert.Equal([65_534, 40_000], found);
    }

    [Fact]
    public void A_pixel_whose_missing_mass_outweighs_its_best_class_is_void_in_incomplete_probabilities()
    {
        // Sums 1, 0.9, 0.5 and 0.
        double[] values = [0.6, 0.5, 0.3, 0, 0.4, 0.4, 0.2, 0];
        var found = new ushort[4];
        Assert.Null(ArgMax.Find<double>(values, 2, [], complete: false, found).Defect);
        Assert.Equal([0, 0, Void, Void], found);
    }

    [Fact]
    public void More_than_65535_classes_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ArgMax.Find<byte>(new byte[65_536], 65_536, [], true, new ushort[1]));

    static (ushort[] Classes, ProbabilityReport Report) Find(double[] values, int classes, int area)
    {
        var found = new ushort[area];
        var report = ArgMax.Find<double>(values, classes, [], true, found);
        Assert.Null(report.Defect);
        return (found, report);
    }
}
