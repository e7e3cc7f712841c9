using Assay.Kernels;
using Assay.Scorers.Contour;

namespace Assay.Tests.Contour;

public class ContourFloorTests
{
    static readonly Size Frame = new(120, 100);

    static Instance Polygon(params double[] xy) => new() { Class = 0, Geometry = new PolygonGeometry([xy]) };

    static Instance Star(int seed)
    {
        var random = new Random(seed);
        return Polygon([.. Enumerable.Range(0, 12).SelectMany(i => new[] { 60 + (20 + 20 * random.NextDouble()) * Math.Cos(i * Math.PI / 6), 50 + (20 + 20 * random.NextDouble()) * Math.Sin(i * Math.PI / 6) })]);
    }

    static Exam Exam(string id, params Instance[] instances) => new(new Sample { Id = id, Size = Frame, Labels = new Labels { Instances = instances } }, ClassList.Named("cat"),
        new Dictionary<string, Opinion> { ["reference"] = new() { Instances = instances.Length > 1 ? instances[1..] : [] } },
        rasterise: instance => instance.Geometry is PolygonGeometry polygon ? new Rle(Frame, RunLengths.UnionAll([.. polygon.Parts.Select(part => PolygonRaster.ToRuns(part, Frame.Width, Frame.Height))])) : null);

    static IReadOnlyList<IReadOnlyList<string>> Table(ContourFloorOptions options, params Exam[] exams)
    {
        var floor = Floor(options, exams.Length);
        var survey = floor.Begin(0);
        foreach (var exam in exams)
            survey.Observe(exam);
        floor.Close(0, survey);
        return Assert.Single(floor.Tables()).Rows;
    }

    static ContourFloor Floor(ContourFloorOptions options, int samples)
    {
        var floor = new ContourFloor(options);
        floor.Check(ClassList.Named("cat"), [new AttributeColumn("width", null, [.. Enumerable.Repeat<double?>(Frame.Width, samples)])]);
        return floor;
    }

    [Fact]
    public void A_rectangle_on_the_grid_is_drawn_alike_by_both()
    {
        var rows = Table(new(), Exam("a", Polygon(10, 10, 50, 10, 50, 40, 10, 40)));
        Assert.Equal(["label", "all", "1", "0", "0", "0", "0", "0", "0", "0", "0", "0"], rows[0]);
        Assert.Equal(["label small 0", "label medium 1", "label large 0"], rows.Skip(1).Select(row => string.Join(' ', row.Take(3))));
    }

    [Fact]
    public void Ragged_outlines_are_some_hundredths_of_a_pixel_apart()
    {
        var row = Table(new(), Exam("a", [.. Enumerable.Range(0, 40).Select(Star)]))[0];
        Assert.Equal("40", row[2]);
        Assert.InRange(double.Parse(row[4], System.Globalization.CultureInfo.InvariantCulture), .01, .2);
        Assert.InRange(double.Parse(row[8], System.Globalization.CultureInfo.InvariantCulture), double.Parse(row[7], System.Globalization.CultureInfo.InvariantCulture), 1);
    }

    [Fact]
    public void What_nothing_is_drawn_of_is_counted_apart_and_its_cells_are_empty()
    {
        var rows = Table(new(), Exam("a", Polygon(200, 200, 220, 200, 220, 220)));
        Assert.Equal(["label", "all", "0", "1", "", "", "", "", "", "", "", ""], rows[0]);
    }

    [Fact]
    public void A_reference_has_rows_of_its_own()
    {
        var rows = Table(new(), Exam("a", Star(1), Star(2), Star(3)));
        Assert.Equal([("label", "3"), ("reference", "2")], new[] { rows[0], rows[4] }.Select(row => (row[0], row[2])));
    }

    [Fact]
    public void Polygons_of_about_so_many_samples_are_drawn_and_all_where_there_are_no_more()
    {
        var exams = Enumerable.Range(0, 100).Select(i => Exam($"s{i}", Star(i), Star(i + 1))).ToArray();
        Assert.InRange(int.Parse(Table(new() { Samples = 10 }, exams)[0][2], System.Globalization.CultureInfo.InvariantCulture), 10, 30);
        Assert.Equal("200", Table(new() { Samples = 0 }, exams)[0][2]);
        Assert.Equal("200", Table(new() { Samples = 100 }, exams)[0][2]);
    }

    [Fact]
    public void Any_split_and_a_round_through_a_file_give_the_same_table()
    {
        Exam[] exams = [.. Enumerable.Range(0, 9).Select(i => Exam($"s{i}", Star(i), Star(i + 20)))];
        var floor = Floor(new(), exams.Length);
        var merged = floor.Begin(0);
        foreach (var part in exams.Chunk(2).Reverse())
        {
            var (survey, read, file) = (floor.Begin(0), floor.Begin(0), new MemoryStream());
            foreach (var exam in part)
                survey.Observe(exam);
            survey.Write(file);
            file.Position = 0;
            read.Read(file);
            merged.Merge(read);
        }
        floor.Close(0, merged);
        Assert.Equal(Table(new(), exams), floor.Tables().Single().Rows);
    }
}
