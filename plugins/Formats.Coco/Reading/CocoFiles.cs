using Assay.Kernels.Files;

namespace Assay.Formats.Coco.Reading;

/// <summary>The JSON files that an option names.</summary>
static class CocoFiles
{
    /// <summary>Names and absolute paths, in order of names.</summary>
    /// <exception cref="DataException">There are none.</exception>
    public static List<KeyValuePair<string, string>> Find(string pathOrGlob, string option)
    {
        var exact = File.Exists(pathOrGlob);
        var set = FindSet(pathOrGlob, option, exact);
        if (set.Paths.Count == 0)
            throw new DataException("no-files", $"'{option}' names no .json file (found {set.DescribeOthers()}); expected a file, a folder or a glob such as 'shards/*.json'", pathOrGlob);
        return [.. set.Paths.Select(path => KeyValuePair.Create(path, set.Absolute(path)))];
    }

    public static string Fingerprint(List<KeyValuePair<string, string>> files, CancellationToken cancel) => FileFingerprint.Of(files, cancel);

    static PathSet FindSet(string pathOrGlob, string option, bool exact)
    {
        try
        {
            return exact ? PathSet.Find(pathOrGlob) : PathSet.Find(pathOrGlob, ".json");
        }
        catch (FileNotFoundException missing)
        {
            throw new DataException("missing-file", $"'{option}': {missing.Message}", pathOrGlob, inner: missing);
        }
    }
}
