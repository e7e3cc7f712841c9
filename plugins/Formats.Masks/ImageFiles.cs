using Assay.Kernels.Codecs;
using Assay.Kernels.Files;

namespace Assay.Formats.Masks;

/// <summary>An image file per sample, of any format that the host reads.</summary>
sealed class ImageFiles(PathIds paths, IHost host) : IImages
{
    public IReadOnlyList<string> Ids { get; } = [.. paths.Files.Keys];

    public IReadOnlyCollection<KeyValuePair<string, string>> Files => paths.Files;

    public string? FileOf(string id) => paths.Files.GetValueOrDefault(id);

    public Size ReadSize(string id)
    {
        var path = paths.Files[id];
        if (path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            return Errors.Wrap(path, () => PngFile.ReadHeader(path) is var header ? new Size(header.Width, header.Height) : default);
        using var image = host.Open(path);
        return image.Size;
    }

    public IImage Open(string id) => host.Open(paths.Files[id]);

    public void Dispose()
    {
    }
}
