using Assay.Kernels.Codecs;

namespace Assay.Formats.Masks;

/// <summary>
/// All images in one NPY file, mapped into memory: (N, H, W), (N, H, W, bands) when the last side is 1, 3 or 4, else (N, bands, H, W).
/// </summary>
sealed class ImageStack : IImages
{
    readonly string path;
    readonly NpyFile file;
    readonly Dictionary<string, int> positions;

    public ImageStack(string path, NpyFile file)
    {
        (this.path, this.file) = (path, file);
        var shape = file.Shape;
        if (shape.Count is not (3 or 4) || shape.Any(side => side is < 1 or > int.MaxValue) || file.Header.Count / shape[0] > int.MaxValue || file.ElementType == typeof(bool))
            throw new InvalidDataException($"its shape is {file.Header.ShapeText} of {file.ElementType.Name}, expected numbers of shape (samples, height, width), (samples, height, width, bands) or (samples, bands, height, width)");
        var (height, width) = Interleaved || shape.Count == 3 ? (shape[1], shape[2]) : (shape[2], shape[3]);
        Size = new Size((int)width, (int)height);
        Bands = shape.Count == 3 ? 1 : (int)(Interleaved ? shape[3] : shape[1]);
        Ids = StackIds.Of(shape[0]);
        positions = Ids.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
    }

    public Size Size { get; }

    public int Bands { get; }

    /// <summary>Bands of a pixel stand side by side, not in planes.</summary>
    public bool Interleaved => file.Shape.Count == 4 && file.Shape[3] is 1 or 3 or 4;

    public Type ElementType => file.ElementType;

    public IReadOnlyList<string> Ids { get; }

    public IReadOnlyCollection<KeyValuePair<string, string>> Files => [new(Path.GetFileName(path), path)];

    public string? FileOf(string id) => null;

    public Size ReadSize(string id) => Size;

    public IImage Open(string id) => new StackedImage(this, positions[id]);

    /// <summary>All samples of an image.</summary>
    public ReadOnlySpan<T> Samples<T>(int index) where T : unmanaged
    {
        var count = checked((int)(Size.Area * Bands));
        return file.Slice<T>((long)index * count, count).Span;
    }

    public void Dispose() => file.Dispose();
}
