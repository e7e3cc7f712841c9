namespace Assay.Formats.Cvat.Reading;

/// <summary>Names samples: by the image's name where that is unique, else by it with its subset, its export, or its task before it. One rule for all images of a dataset.</summary>
static class SampleIds
{
    static readonly Func<CvatImage, string>[] Rules =
    [
        image => image.Name,
        image => Join(image.Subset ?? image.Task?.Subset, image.Name),
        image => Join(image.Export.Name, image.Name),
        image => Join(image.Export.Name, image.Subset ?? image.Task?.Subset, image.Name),
        image => Join(image.Export.Name, image.Task?.Name ?? image.Task?.Id, image.Name),
        image => Join(image.Export.Name, image.Task?.Id, image.Name),
        image => Join(image.Export.Name, image.Task?.Id, image.Server is { } frame ? $"frame_{frame.Number:D6}" : null, image.Name), // Frames of a validation pool stand in several jobs.
        image => Join(image.Export.Name, image.Task?.Id, image.Server is { } frame ? $"job_{frame.Job.Id}" : null, image.Server is { } one ? $"frame_{one.Number:D6}" : null, image.Name),
    ];

    /// <exception cref="DataException">Two images cannot be told apart.</exception>
    public static void Give(IReadOnlyList<CvatImage> images)
    {
        CvatImage? twin = null;
        foreach (var rule in Rules)
            if ((twin = FindTwin(images, rule)) is null)
                return;
        var image = twin!;
        throw new DataException("duplicate-file-name", $"the image name '{image.Name}' stands twice in one export; a file must be one image. Remove one", image.Export.File, image.Place);
    }

    static CvatImage? FindTwin(IReadOnlyList<CvatImage> images, Func<CvatImage, string> rule)
    {
        HashSet<string> seen = new(images.Count, StringComparer.Ordinal);
        foreach (var image in images)
            if (!seen.Add(image.Id = rule(image)))
                return image;
        return null;
    }

    static string Join(params IEnumerable<string?> parts) => string.Join('/', parts.Where(part => !string.IsNullOrEmpty(part)));
}
