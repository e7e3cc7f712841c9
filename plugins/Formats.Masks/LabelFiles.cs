using Assay.Kernels.Codecs;
using Assay.Kernels.Files;

namespace Assay.Formats.Masks;

/// <summary>A PNG, NPY or TIFF file per sample.</summary>
sealed class LabelFiles(PathIds paths, string root, IMapFiles maps, IHost host) : ILabels
{
    public string Root => root;

    public ClassList Classes => maps.Classes;

    public IReadOnlyList<string> Ids { get; } = [.. paths.Files.Keys];

    public IReadOnlyCollection<KeyValuePair<string, string>> Files => paths.Files;

    public string FileOf(string id) => paths.Files[id];

    public Size ReadSize(string id) => Errors.Wrap(FileOf(id), () => maps.ReadSize(FileOf(id)));

    public IndexMap Read(string id) => Errors.Wrap(FileOf(id), () => maps.Read(FileOf(id)));

    public Georeference? WhereOf(string id) => Errors.Wrap(FileOf(id), () => TiffMap.WhereOf(FileOf(id), host));

    /// <summary>Writes a changed map as the file that it was.</summary>
    public void Write(string id, string target, LabelMap changed) => maps.Write(FileOf(id), target, changed);

    public bool CanReadWindows(string id) => maps.CanReadWindows(FileOf(id));

    public IndexMap Read(string id, Window window) => Errors.Wrap(FileOf(id), () => maps.Read(FileOf(id), window));

    public void Dispose()
    {
    }
}
