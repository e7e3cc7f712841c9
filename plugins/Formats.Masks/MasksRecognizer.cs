using Assay.Kernels.Codecs;
using Assay.Kernels.Files;

namespace Assay.Formats.Masks;

/// <summary>Folders of PNG or NPY files with one small number per pixel, and images of the same names; or one NPY of many label maps.</summary>
public sealed class MasksRecognizer : IRecognizer
{
    /// <summary>A label map of one image has fewer classes; a photograph has more shades.</summary>
    const int MostClasses = 64;

    /// <summary>Pixels each way.</summary>
    const int Corner = 1024;

    const string Labels = "labels", Images = "images", Other = "other";

    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        var groups = FileGroups.Of(listing.Files, file => KindOf(listing, file), Other);
        foreach (var labels in groups.Where(group => group.Kind == Labels))
            yield return Describe(listing, labels, groups.Where(group => group.Kind == Images));
        foreach (var file in listing.Files.Where(IsNpy))
            if (listing.Try(file, ReadStack) is { } why)
                yield return new Recognition(new Dictionary<string, string> { ["labels"] = file }, 0.8, why);
    }

    static Recognition Describe(IListing listing, FileGroup labels, IEnumerable<FileGroup> pictures)
    {
        Dictionary<string, string> options = new() { ["labels"] = labels.Path };
        var size = listing.Try(labels.Files[0], path => IndexMap.ReadSize(path) is var (width, height) ? $"{width} x {height}" : "");
        var why = $"{labels.Files.Count} files with one number per pixel, the first one {size}";
        var ids = labels.Ids.ToHashSet(StringComparer.Ordinal);
        var (images, shared) = pictures.Select(group => (group, Shared: group.Ids.Count(ids.Contains))).OrderByDescending(pair => pair.Shared).FirstOrDefault();
        if (shared == 0)
            return new Recognition(options, 0.6, why);
        options["images"] = images!.Path;
        return new Recognition(options, 0.8, $"{why}; {shared} images of the same names");
    }

    static string? KindOf(IListing listing, string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".png" => listing.Try(file, ReadMap) is not null ? Labels : Images,
        ".tif" or ".tiff" => listing.Try(file, ReadTiff) is not null ? Labels : Images,
        ".jpg" or ".jpeg" or ".bmp" or ".webp" or ".jp2" => Images,
        ".npy" => listing.Try(file, ReadMap) is not null ? Labels : Other,
        _ => null,
    };

    static bool IsNpy(string file) => file.EndsWith(".npy", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="InvalidDataException">No label map.</exception>
    static IndexMap ReadMap(string path)
    {
        var map = IndexMap.Read(path, LabelMap.FirstStranger);
        return IsSmall(map) ? map : throw new InvalidDataException("too many values");
    }

    /// <summary>Looks at a corner only: scenes are large.</summary>
    /// <exception cref="InvalidDataException">No label map.</exception>
    static IndexMap ReadTiff(string path)
    {
        try
        {
            var (width, height) = IndexMap.ReadSize(path);
            var map = IndexMap.ReadTiff(path, 0, 0, Math.Min(width, Corner), Math.Min(height, Corner), LabelMap.FirstStranger);
            return IsSmall(map) ? map : throw new InvalidDataException("too many values");
        }
        catch (NotSupportedException other)
        {
            throw new InvalidDataException(other.Message, other);
        }
    }

    static bool IsSmall(IndexMap map) => (map.Ids is { } ids ? ids.Distinct().Take(MostClasses + 1).Count() : map.Values!.Distinct().Take(MostClasses + 1).Count()) <= MostClasses;

    /// <exception cref="InvalidDataException">No stack of label maps.</exception>
    static string ReadStack(string path)
    {
        using var file = NpyFile.Open(path);
        IndexMap.CheckElements(file.Header);
        if (file.Shape.Count != 3 || file.Header.Count == 0 || file.Shape[^1] is 1 or 3 or 4 || !IsSmall(IndexMap.Of(file, 0, LabelMap.FirstStranger)))
            throw new InvalidDataException("no stack of label maps");
        return $"a stack of {file.Shape[0]} arrays of {file.Shape[2]} x {file.Shape[1]} small whole numbers ({file.ElementType.Name})";
    }
}
