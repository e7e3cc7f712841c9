using System.Globalization;

namespace Assay.Formats.Cvat.Reading;

/// <summary>Numbers as CVAT writes them. Reads plain decimals itself and leaves the rest to the framework; both give the nearest double.</summary>
static class NumberText
{
    const double Farthest = 1e9; // No image is that large.
    const long Exact = 1L << 53;

    static readonly double[] Powers = [.. Enumerable.Range(0, 19).Select(power => Math.Pow(10, power))];

    /// <summary>A finite number.</summary>
    public static double Read(ReadOnlySpan<char> text, string name)
    {
        var at = 0;
        var value = Next(text, ref at, name);
        return at == text.Length ? value : throw Broken(text, name);
    }

    /// <summary>Points as <c>x,y;x,y</c>.</summary>
    public static double[] ReadPoints(ReadOnlySpan<char> text)
    {
        if (text.Trim().IsEmpty)
            return [];
        var numbers = new double[text.Count(',') + text.Count(';') + 1];
        if (numbers.Length % 2 == 1)
            throw new BrokenShape("broken-points", $"points hold {numbers.Length} numbers, expected pairs x,y;x,y");
        var at = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Next(text, ref at, "points");
            if (i < numbers.Length - 1 && (at == text.Length || text[at++] != (i % 2 == 0 ? ',' : ';')))
                throw new BrokenShape("broken-points", $"points are not x,y;x,y behind number {i + 1}");
        }
        return at == text.Length ? numbers : throw Broken(text[at..], "points");
    }

    /// <summary>Runs as <c>3, 5, 7</c>, behind what <paramref name="first"/> holds.</summary>
    public static double[] ReadRuns(ReadOnlySpan<char> text, ReadOnlySpan<double> first)
    {
        var numbers = new double[first.Length + (text.Trim().IsEmpty ? 0 : text.Count(',') + 1)];
        first.CopyTo(numbers);
        var at = 0;
        for (var i = first.Length; i < numbers.Length; i++)
        {
            numbers[i] = Next(text, ref at, "rle");
            if (i < numbers.Length - 1 && (at == text.Length || text[at++] != ','))
                throw new BrokenShape("broken-rle", $"rle is not a list of whole numbers behind number {i - first.Length + 1}");
        }
        return at == text.Length ? numbers : throw Broken(text[at..], "rle");
    }

    // Reads one number and the blanks round about.
    static double Next(ReadOnlySpan<char> text, ref int at, string name)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        var start = at;
        var negative = at < text.Length && text[at] == '-';
        if (negative)
            at++;
        var (digits, decimals, value) = (0, -1, 0L);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsAsciiDigit(c) && digits < 18)
                (value, digits, decimals) = (10 * value + (c - '0'), digits + 1, decimals < 0 ? -1 : decimals + 1);
            else if (c == '.' && decimals < 0)
                decimals = 0;
            else
                break;
        }
        var end = at;
        while (end < text.Length && text[end] is not (',' or ';') && !char.IsWhiteSpace(text[end]))
            end++;
        var number = digits > 0 && end == at && value < Exact ? (negative ? -1 : 1) * (value / Powers[Math.Max(0, decimals)]) : Slow(text[start..end], name);
        at = end;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return Math.Abs(number) <= Farthest ? number
            : throw new BrokenShape(double.IsFinite(number) ? "far-coordinate" : "not-a-number", $"a number of {name} is {text[start..end]}, {(double.IsFinite(number) ? "farther out than any image reaches" : "expected a finite number")}");
    }

    static double Slow(ReadOnlySpan<char> text, string name) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Broken(text, name);

    static BrokenShape Broken(ReadOnlySpan<char> text, string name) =>
        new("not-a-number", $"{name} holds '{(text.Length > 40 ? $"{text[..40]}..." : text.ToString())}', expected a finite number");
}
