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
    /// <exception cref="DataException">It is a TIFF file of a kind that GDAL alone reads, and nobody here writes.</exception>
    public void Write(string id, string target, LabelMap changed)
    {
        try
        {
            maps.Write(FileOf(id), target, changed);
        }
        catch (NotSupportedException other)
        {
            throw new DataException(IImageFormat.Unsupported, $"{other.Message}, so that it cannot be written with changes; save the label maps with deflate: gdal_translate -co COMPRESS=DEFLATE", FileOf(id), inner: other);
        }
    }

    public bool CanReadWindows(string id) => maps.CanReadWindows(FileOf(id));

    public IndexMap Read(string id, Window window) => Errors.Wrap(FileOf(id), () => maps.Read(FileOf(id), window));

    public void Dispose()
    {
    }
}
