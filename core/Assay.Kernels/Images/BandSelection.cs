using System.Globalization;

namespace Assay.Kernels.Images;

/// <summary>Which bands of an image a model gets, as people write them: numbers from 1 (<c>4</c>), ranges (<c>1-13</c>, <c>3-1</c> backwards) or names (<c>B8A</c>), in order.</summary>
public static class BandSelection
{
    /// <summary>Positions of the bands, from 0.</summary>
    /// <param name="entries">Each a number, a range or a name; several may stand in one, separated by commas. None: all bands in their order.</param>
    /// <param name="bands">How many the image has.</param>
    /// <param name="names">Their names, or empty when they have none. Compared as written, then without regard to case.</param>
    /// <exception cref="ArgumentException">An entry names no band of the image; the message says which there are.</exception>
    public static int[] Parse(IReadOnlyList<string> entries, int bands, IReadOnlyList<string> names) =>
        entries.Count == 0 ? [.. Enumerable.Range(0, bands)]
        : [.. entries.SelectMany(entry => entry.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).SelectMany(entry => Resolve(entry, bands, names))];

    /// <summary>How many bands the entries stand for, when that can be told without an image; null for no entries. Names count as one.</summary>
    public static int? Count(IReadOnlyList<string> entries) => entries.Count == 0 ? null
        : entries.SelectMany(entry => entry.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Sum(entry => Range(entry) is { } range ? Math.Abs(range.Last - range.First) + 1 : 1);

    static IEnumerable<int> Resolve(string entry, int bands, IReadOnlyList<string> names)
    {
        // A name may look like a number or a range: what the image calls its bands comes first, unless it is a plain number.
        if (Number(entry) is { } number)
            return [At(number, entry, bands)];
        if (Find(entry, names) is { } named)
            return [named];
        if (Range(entry) is not { } range)
            throw new ArgumentException(names.Count == 0
                ? $"band '{entry}' is asked for by name, but the bands of the image have no names; expected numbers from 1 to {bands}"
                : $"no band of the image is called '{entry}', only {string.Join(", ", names.Select((name, i) => name.Length > 0 ? name : (i + 1).ToString(CultureInfo.InvariantCulture)))}");
        var (first, last) = (At(range.First, entry, bands), At(range.Last, entry, bands));
        return first <= last ? Enumerable.Range(first, last - first + 1) : Enumerable.Range(last, first - last + 1).Reverse();
    }

    static int At(int number, string entry, int bands) => number >= 1 && number <= bands ? number - 1
        : throw new ArgumentException($"band {(entry.Contains('-', StringComparison.Ordinal) ? $"{number} of '{entry}'" : entry)} is not in the image, which has {bands} {(bands == 1 ? "band" : "bands")}, counted from 1");

    static int? Find(string name, IReadOnlyList<string> names)
    {
        foreach (var rule in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
            for (var i = 0; i < names.Count; i++)
                if (string.Equals(names[i], name, rule))
                    return i;
        return null;
    }

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static (int First, int Last)? Range(string text) =>
        text.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash && Number(text[..dash]) is { } first && Number(text[(dash + 1)..]) is { } last ? (first, last) : null;
}
