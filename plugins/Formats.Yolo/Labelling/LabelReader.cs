namespace Assay.Formats.Yolo.Labelling;

/// <summary>Reads label files.</summary>
sealed class LabelReader(LineReader lines, YoloOptions options)
{
    const long Longest = 1 << 28;
    static readonly char[] Blanks = [' ', '\t', '\r', '\uFEFF'];

    /// <summary>The objects of an image; null: not annotated.</summary>
    /// <param name="file">Null when there is none.</param>
    /// <exception cref="DataException">The file cannot be read.</exception>
    public IReadOnlyList<Instance>? Read(string? file, Size size, SampleLedger ledger)
    {
        if (file is null)
            return Nothing(options.MissingIsAnnotated, ("missing-as-annotated", "missing-as-not-annotated"), "missing_is_annotated", "images without a label file", ledger);
        List<Instance> objects = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in Lines(file))
        {
            number++;
            if (line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words && ReadLine(words, $"line {number}", size, seen, ledger) is { } one)
                objects.Add(one);
        }
        return objects.Count > 0 || seen.Count > 0 ? objects : Nothing(options.EmptyIsAnnotated, ("empty-as-annotated", "empty-as-not-annotated"), "empty_is_annotated", "images whose label file is empty", ledger);
    }

    Instance? ReadLine(string[] words, string place, Size size, HashSet<string> seen, SampleLedger ledger)
    {
        if (!seen.Add(string.Join(' ', words)))
        {
            ledger.Add(new Problem("repeated-annotation", "the line stands twice in the file; it counts once. Remove it") { Place = place });
            return null;
        }
        try
        {
            var one = lines.Read(words, size, out var hasKeypoints);
            if (hasKeypoints)
                ledger.Convert(Conversion.Dropped, "keypoints-left-out", "objects whose keypoints are not kept: their boxes are", place);
            return one;
        }
        catch (BrokenLine broken)
        {
            ledger.Add(new Problem(broken.Code, broken.Message) { Place = place });
            return null;
        }
    }

    static IReadOnlyList<Instance>? Nothing(bool annotated, (string Yes, string No) codes, string option, string which, SampleLedger ledger)
    {
        ledger.Convert(Conversion.Guessed, annotated ? codes.Yes : codes.No, annotated
            ? $"{which} count as annotated: there is nothing; '{option}: false' says that nobody has looked"
            : $"{which} count as not annotated; '{option}: true' says that there is nothing", null);
        return annotated ? [] : null;
    }

    static string[] Lines(string file)
    {
        try
        {
            return new FileInfo(file).Length <= Longest ? File.ReadAllLines(file)
                : throw new DataException("file-too-large", $"the label file is longer than {Longest} bytes, expected a line an object; is it another file?", file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {unreadable.Message}", file, inner: unreadable);
        }
    }
}
