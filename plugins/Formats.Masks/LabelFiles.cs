using Assay.Kernels.Codecs;
using Assay.Kernels.Files;

namespace Assay.Formats.Masks;

/// <summary>A PNG or NPY file per sample.</summary>
sealed class LabelFiles(PathIds paths, string root) : ILabels
{
    public string Root => root;

    public IReadOnlyList<string> Ids { get; } = [.. paths.Files.Keys];

    public IReadOnlyCollection<KeyValuePair<string, string>> Files => paths.Files;

    public string FileOf(string id) => paths.Files[id];

    public Size ReadSize(string id) => Errors.Wrap(FileOf(id), () => IndexMap.ReadSize(FileOf(id)) is var (width, height) ? new Size(width, height) : default);

    public IndexMap Read(string id) => Errors.Wrap(FileOf(id), () => IndexMap.Read(FileOf(id), LabelMap.FirstStranger));

    public void Dispose()
    {
    }
}
