using Assay.Formats.Scaneo.Reading;

namespace Assay.Formats.Scaneo;

/// <summary>A spai.json with labels, and images below its folder.</summary>
public sealed class ScaneoRecognizer : IRecognizer
{
    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        foreach (var file in listing.Files.Where(file => file == Campaign.LabelsName || file.EndsWith("/" + Campaign.LabelsName, StringComparison.Ordinal)))
        {
            var folder = file[..^Campaign.LabelsName.Length];
            var below = listing.Files.Where(name => name.StartsWith(folder, StringComparison.Ordinal)).ToArray();
            var (images, annotated) = (below.Count(Campaign.IsImage), below.Count(Campaign.IsAnnotation));
            if (images > 0 && listing.Try(file, Describe) is { } classes)
                yield return new Recognition(new Dictionary<string, string> { ["path"] = folder.Length == 0 ? "." : folder.TrimEnd('/') }, 0.95, $"{Campaign.LabelsName} with {classes}, {images} images, {annotated} with annotations") { IsLayout = true };
        }
    }

    /// <exception cref="InvalidDataException">Another file.</exception>
    static string Describe(string path)
    {
        try
        {
            return $"{LabelFile.Read(path, _ => { }).Count} labels";
        }
        catch (DataException other)
        {
            throw new InvalidDataException(other.Message, other);
        }
    }
}
