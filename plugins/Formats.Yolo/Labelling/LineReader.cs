using System.Globalization;

namespace Assay.Formats.Yolo.Labelling;

/// <summary>
/// Reads a line: a class, and then a box (centre x, centre y, width, height), keypoints behind a box, or the points of a polygon; perhaps a confidence at the end. All relative to width and height.
/// </summary>
/// <param name="classes">The ids there are; null: nobody says.</param>
/// <param name="keypoints">How many numbers behind a box are keypoints.</param>
sealed class LineReader(IReadOnlySet<int>? classes, int keypoints)
{
    // Rounded numbers reach a little over the edge.
    const double Slack = 0.01;

    /// <exception cref="BrokenLine">It is left out.</exception>
    public Instance Read(string[] words, Size size, out bool hasKeypoints)
    {
        var type = ClassOf(words[0]);
        var numbers = new double[words.Length - 1];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = Number(words[i + 1]);
        hasKeypoints = keypoints > 0 && numbers.Length - 4 - keypoints is 0 or 1;
        var shape = hasKeypoints || numbers.Length is 4 or 5 ? 4 : numbers.Length >= 6 ? numbers.Length & ~1
            : throw new BrokenLine("wrong-columns", $"the line has {words.Length} columns, expected 5 (class, x, y, width, height), or a class and three points or more");
        double? confidence = numbers.Length - shape - (hasKeypoints ? keypoints : 0) == 1 ? Confidence(numbers[^1]) : null;
        return new Instance { Class = type, Geometry = shape == 4 ? BoxOf(numbers, size) : PolygonOf(numbers.AsSpan(0, shape), size), Confidence = confidence };
    }

    int ClassOf(string word)
    {
        var number = Number(word);
        if (number != Math.Floor(number) || number is < 0 or > int.MaxValue)
            throw new BrokenLine("not-a-number", $"the class is '{Short(word)}', expected a whole number from 0");
        return classes is null || classes.Contains((int)number) ? (int)number
            : throw new BrokenLine("unknown-category", $"the class {number} is none of the {classes.Count} that data.yaml names; the object is left out");
    }

    static double Number(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : throw new BrokenLine("not-a-number", $"'{Short(word)}' is not a finite number; the object is left out");

    static string Short(string word) => word.Length > 40 ? word[..40] + "..." : word;

    static double Confidence(double number) => number is >= 0 and <= 1 ? number
        : throw new BrokenLine("score-range", FormattableString.Invariant($"the confidence {number} is not in [0,1]; the object is left out"));

    static BoxGeometry BoxOf(double[] numbers, Size size)
    {
        var (x, y, width, height) = (Inside(numbers[0]), Inside(numbers[1]), Inside(numbers[2], negative: true), Inside(numbers[3], negative: true));
        if (width < 0 || height < 0)
            throw new BrokenLine("negative-size", FormattableString.Invariant($"the box is {width} x {height}, expected sizes above 0; the object is left out"));
        if (width == 0 || height == 0)
            throw new BrokenLine("zero-size-box", "the box has no area; the object is left out");
        return new BoxGeometry(new Box((x - width / 2) * size.Width, (y - height / 2) * size.Height, width * size.Width, height * size.Height));
    }

    static PolygonGeometry PolygonOf(ReadOnlySpan<double> numbers, Size size)
    {
        if (numbers[0] == numbers[^2] && numbers[1] == numbers[^1])
            numbers = numbers[..^2];
        var points = new double[numbers.Length];
        HashSet<(double, double)> different = [];
        for (var i = 0; i < numbers.Length; i += 2)
        {
            (points[i], points[i + 1]) = (Inside(numbers[i]) * size.Width, Inside(numbers[i + 1]) * size.Height);
            different.Add((points[i], points[i + 1]));
        }
        return different.Count >= 3 ? new PolygonGeometry([points])
            : throw new BrokenLine("polygon-too-short", $"the polygon has {different.Count} different points, expected three or more; the object is left out");
    }

    static double Inside(double number, bool negative = false) => number <= 1 + Slack && (negative || number >= -Slack) ? number
        : throw new BrokenLine("coordinate-range", FormattableString.Invariant($"{number} is not in [0,1]: coordinates are relative to the image's width and height, not pixels; the object is left out"));
}
