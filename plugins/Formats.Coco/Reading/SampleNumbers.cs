namespace Assay.Formats.Coco.Reading;

/// <summary>Which sample an image id of a results file means.</summary>
static class SampleNumbers
{
    const int CocoDigits = 12;

    /// <summary>By an instances file: image id to file_name to sample.</summary>
    /// <exception cref="DataException">The file has no images, or none of them is a sample.</exception>
    public static Dictionary<long, string> FromFiles(string path, IReadOnlyList<string> ids, CocoIds imageIds)
    {
        var known = ids.ToHashSet(StringComparer.Ordinal);
        Dictionary<long, string> samples = [];
        List<string> strangers = [];
        foreach (var (_, file) in CocoFiles.Find(path, "images_from"))
            foreach (var image in Images(file, imageIds))
                if (image.Id is { } id && image.FileName is { } name)
                    Add(samples, strangers, known, id, name, file);
        return samples.Count > 0 ? samples : throw new DataException("no-join", $"no file_name of the images ({Examples(strangers)}) is a sample ({Examples(ids)}); "
            + "'images_from' must list the audited images under the same names", path);
    }

    /// <summary>By the sample ids alone: an id that is the image id, or a file name that is a number or ends in COCO's twelve digits. Numbers that two samples
    /// share are left out.</summary>
    public static Dictionary<long, string> FromNames(IReadOnlyList<string> ids, CocoIds imageIds)
    {
        Dictionary<long, string> samples = [];
        foreach (var id in ids)
            samples[imageIds.Of(id)] = id;
        foreach (var group in ids.Select(id => (Id: id, Number: Number(id))).Where(named => named.Number is not null).GroupBy(named => named.Number!.Value))
            if (group.Count() == 1)
                samples.TryAdd(group.Key, group.First().Id);
        return samples;
    }

    public static string Examples(IEnumerable<string> names) => names.Take(5).ToArray() is { Length: > 0 } some ? string.Join(", ", some) : "none";

    static List<CocoImage> Images(string file, CocoIds imageIds)
    {
        using var json = JsonFile.Open(file);
        return CocoIndexer.Read(json, imageIds, CocoKind.Images).Images
            ?? throw new DataException("not-instances", "the file has no 'images', expected an instances file", file);
    }

    static void Add(Dictionary<long, string> samples, List<string> strangers, HashSet<string> known, long id, string name, string file)
    {
        var sample = known.Contains(name) ? name : known.Contains(WithoutExtension(name)) ? WithoutExtension(name) : null;
        if (sample is null)
            strangers.Add(name);
        else if (!samples.TryAdd(id, sample) && samples[id] != sample)
            throw new DataException("duplicate-image", $"an image id stands for both '{samples[id]}' and '{sample}'; name one instances file per results file", file);
    }

    static string WithoutExtension(string name) => name[..^Path.GetExtension(name).Length];

    static long? Number(string id)
    {
        var stem = Path.GetFileNameWithoutExtension(id);
        var digits = stem.Length - stem.AsSpan().TrimEnd("0123456789").Length;
        return digits == stem.Length || digits == CocoDigits ? long.TryParse(stem.AsSpan(stem.Length - digits), out var number) ? number : null : null;
    }
}
