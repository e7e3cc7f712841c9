namespace Assay.Runtime.Evaluating;

/// <summary>Finds samples in a release of the same data that came through another format, which may call a sample by its image's file name, or no longer do so.</summary>
sealed class ReleaseIds
{
    readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> stems = new(StringComparer.Ordinal); // -1: of several.

    public ReleaseIds(IReadOnlyList<string> ids)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            positions.Add(ids[i], i);
            if (Stem(ids[i]) is { } stem)
                stems[stem] = stems.ContainsKey(stem) ? -1 : i;
        }
    }

    /// <summary>The position of a sample: by its id; else by the id with or without a file's extension, where that names one sample only.</summary>
    public int? Find(string id) => positions.TryGetValue(id, out var at) || stems.TryGetValue(id, out at) && at >= 0 || Stem(id) is { } stem && positions.TryGetValue(stem, out at) ? at : null;

    /// <summary>Without the extension; null when there is none.</summary>
    static string? Stem(string id) => Path.GetExtension(id) is { Length: > 1 and <= 5 } extension && char.IsAsciiLetter(extension[1]) ? id[..^extension.Length] : null;
}
