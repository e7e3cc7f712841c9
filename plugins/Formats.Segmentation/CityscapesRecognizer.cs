namespace Assay.Formats.Segmentation;

/// <summary>Files that are called as Cityscapes calls them, in its folders.</summary>
public sealed class CityscapesRecognizer : IRecognizer
{
    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        foreach (var kind in new[] { "gtFine", "gtCoarse" })
        {
            var files = listing.Files.Where(file => file.EndsWith($"_{kind}_labelIds.png", StringComparison.Ordinal) && $"/{file}".Contains($"/{kind}/", StringComparison.Ordinal)).ToArray();
            if (files.Length == 0)
                continue;
            var at = $"/{files[0]}".IndexOf($"/{kind}/", StringComparison.Ordinal);
            Dictionary<string, string> options = new() { ["path"] = at == 0 ? "." : files[0][..(at - 1)] };
            if (kind == "gtCoarse")
                options["annotations"] = "coarse";
            yield return new Recognition(options, 0.95, $"{files.Length} files of {kind}, for example {files[0]}") { IsLayout = true };
        }
    }
}
