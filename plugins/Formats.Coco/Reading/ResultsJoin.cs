namespace Assay.Formats.Coco.Reading;

/// <summary>Assigns results to samples; what fits nowhere is counted and reported with examples.</summary>
sealed class ResultsJoin(Dictionary<long, string> samples, CocoIds imageIds, ClassList classes, Action<Problem> report)
{
    readonly Dictionary<string, List<CocoEntry>> found = new(StringComparer.Ordinal);
    readonly HashSet<int> categories = [.. classes.Select(entry => entry.Id)];
    readonly Tally images = new(), strangers = new();
    int results;

    public void Add(CocoIndex index)
    {
        foreach (var result in index.Annotations!)
        {
            results++;
            if (result.Image is not { } image || !samples.TryGetValue(image, out var sample))
                images.Add(result.Image is { } unknown ? imageIds.Text(unknown) : "(none)");
            else if (result.Category is not { } category || classes.Count > 0 && !categories.Contains(category))
                strangers.Add(result.Category?.ToString() ?? "(none)");
            else
                (found.TryGetValue(sample, out var list) ? list : found[sample] = []).Add(new CocoEntry(index.File, result.Offset, result.Length, -1, category, Twice: false));
        }
    }

    /// <summary>The results by sample.</summary>
    /// <exception cref="DataException">There are results, but none fits a sample, or none has a known class.</exception>
    public Dictionary<string, List<CocoEntry>> Close(IReadOnlyList<string> ids, CocoResultsOptions options)
    {
        var file = options.Results.Path;
        if (results == 0)
            report(new Problem("no-results", "there is not one result: it looks as if the detector had seen nothing in any image. Is it the right file?") { File = file });
        if (results > 0 && images.Count == results)
            throw new DataException("no-join", $"no image_id of the results ({images.Examples}) is a sample ({SampleNumbers.Examples(ids)}); "
                + (options.ImagesFrom is null ? "name the instances file that numbers the images as 'images_from'" : "do 'images_from' and 'results' belong together?"), file);
        if (found.Count == 0 && strangers.Count > 0)
            throw new DataException("no-known-class", $"no category_id of the results ({strangers.Examples}) is a class of the dataset ({SampleNumbers.Examples(categories.Select(id => id.ToString()))})", file);
        if (images.Count > 0)
            report(new Problem("unknown-image", $"{images.Count} of {results} results are left out: their image_id is no sample, for example {images.Examples}") { File = file });
        if (strangers.Count > 0)
            report(new Problem("unknown-category", $"{strangers.Count} of {results} results are left out: their category_id is no class of the dataset, for example {strangers.Examples}") { File = file });
        return found;
    }
}

/// <summary>How many, and the first five different ones.</summary>
sealed class Tally
{
    readonly List<string> examples = [];

    public int Count { get; private set; }

    public string Examples => string.Join(", ", examples);

    public void Add(string example)
    {
        Count++;
        if (examples.Count < 5 && !examples.Contains(example))
            examples.Add(example);
    }

    public void Clear()
    {
        Count = 0;
        examples.Clear();
    }
}
