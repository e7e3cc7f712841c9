using Assay.Kernels.Codecs;

namespace Assay.Formats.Masks;

/// <summary>All label maps in one NPY file of shape (N, H, W), mapped into memory.</summary>
sealed class LabelStack : ILabels
{
    readonly string path;
    readonly NpyFile file;
    readonly Dictionary<string, int> positions;

    public LabelStack(string path, NpyFile file)
    {
        (this.path, this.file) = (path, file);
        IndexMap.CheckElements(file.Header);
        if (file.Shape.Any(side => side is < 1 or > int.MaxValue) || file.Shape[1] > int.MaxValue / file.Shape[2])
            throw new InvalidDataException($"its shape is {file.Header.ShapeText}, expected (samples, height, width), each 1 or more and at most {int.MaxValue} pixels a sample");
        Ids = StackIds.Of(file.Shape[0]);
        positions = Ids.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Ids { get; }

    public IReadOnlyCollection<KeyValuePair<string, string>> Files => [new(Path.GetFileName(path), path)];

    public string Root => Path.GetDirectoryName(path)!;

    public string FileOf(string id) => path;

    /// <summary>Where in the file a map begins.</summary>
    public long FirstElementOf(string id) => positions[id] * file.Shape[1] * file.Shape[2];

    public Size ReadSize(string id) => new((int)file.Shape[2], (int)file.Shape[1]);

    public IndexMap Read(string id) =>
        Errors.Wrap(path, () => IndexMap.Of(file, FirstElementOf(id), LabelMap.FirstStranger));

    public bool CanReadWindows(string id) => true;

    public IndexMap Read(string id, Window window) =>
        Errors.Wrap(path, () => IndexMap.ReadWindow(path, positions[id], window.X, window.Y, window.Size.Width, window.Size.Height, LabelMap.FirstStranger));

    public void Dispose() => file.Dispose();
}
