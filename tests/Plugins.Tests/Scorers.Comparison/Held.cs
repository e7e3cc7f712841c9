using Assay.Kernels;
using Assay.Scorers.Comparison;

namespace Assay.Tests.Comparison;

/// <summary>Two sides put together by hand on frames of 200 x 200, and the tables that come of them.</summary>
static class Held
{
    public const int Cat = 0, Dog = 1;
    static readonly Size Frame = new(200, 200);
    static readonly ClassList Classes = new([new Class(1, "cat", "pet"), new Class(2, "dog", "pet"), new Class(3, "car", "vehicle")]);

    public sealed record Image(Instance[]? Labels, Instance[]? Seen, Score? Match = null, Score? Contour = null);

    public static Instance Box(int entry, double x, double y, double width, double height, double? confidence = null, bool crowd = false) =>
        new() { Class = entry, Geometry = new BoxGeometry(new Box(x, y, width, height)), Confidence = confidence, Crowd = crowd };

    public static Instance Mask(int entry, Rle mask) => new() { Class = entry, Geometry = new MaskGeometry(mask) };

    public static Rle Draw(Func<int, int, bool> inside)
    {
        List<uint> runs = [0];
        var (last, size) = (false, Frame);
        for (var x = 0; x < size.Width; x++)
            for (var y = 0; y < size.Height; y++)
            {
                if (inside(x, y) != last)
                    runs.Add(0);
                last = inside(x, y);
                runs[^1]++;
            }
        return new Rle(size, [.. runs]);
    }

    /// <summary>Tables by name; images are observed in parts, which are written, read and merged in an order of their own.</summary>
    public static Dictionary<string, DatasetTable> Tables(Image[] images, CompareOptions? options = null, params int[][] parts)
    {
        var compare = new Compare(options ?? new CompareOptions());
        compare.Check(Classes, [new AttributeColumn("width", null, [.. images.Select(_ => (double?)Frame.Width)])]);
        var merged = compare.Begin(0);
        foreach (var part in parts.Length > 0 ? parts : [[.. Enumerable.Range(0, images.Length)]])
        {
            var survey = compare.Begin(0);
            foreach (var index in part)
                survey.Observe(Exam(images[index], index));
            using var stream = new MemoryStream();
            survey.Write(stream);
            stream.Position = 0;
            var read = compare.Begin(0);
            read.Read(stream);
            merged.Merge(read);
        }
        compare.Close(0, merged);
        return compare.Tables().ToDictionary(table => table.Name);
    }

    static Exam Exam(Image image, int index)
    {
        Dictionary<string, Score> earlier = [];
        if (image.Match is { } match)
            earlier["match"] = match;
        if (image.Contour is { } contour)
            earlier["contour"] = contour;
        return new Exam(new Sample { Id = $"image {index}", Size = Frame, Labels = image.Labels is null ? null : new Labels { Instances = image.Labels } }, Classes,
            new Dictionary<string, Opinion> { ["reference"] = new() { Instances = image.Seen } }, earlier, attributes: new SampleAttributes([], index));
    }

    public static double? Number(this DatasetTable table, string row, string column) =>
        double.TryParse(table.Rows.Single(cells => cells[0] == row)[table.Header.Index().Single(name => name.Item == column).Index], out var value) ? value : null;

    /// <summary>A table as lines, to be compared.</summary>
    public static string Text(this DatasetTable table) => string.Join('\n', table.Rows.Prepend(table.Header).Select(row => string.Join(',', row)));
}
