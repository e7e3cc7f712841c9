using Assay.Kernels.Codecs;

namespace Assay.Formats.Segmentation.Reading;

/// <summary>Reads files of numbers per pixel; what is wrong with them is a <see cref="DataException"/> that names the file.</summary>
static class SceneMap
{
    /// <exception cref="DataException">It cannot be read, or holds numbers beyond those of classes.</exception>
    public static (Size Size, ushort[] Numbers) Read(string path) => Wrap(path, () =>
    {
        var map = IndexMap.Read(path, LabelMap.FirstStranger);
        return map.Ids is { } ids ? (new Size(map.Width, map.Height), ids) : throw new InvalidDataException($"it holds numbers from {LabelMap.FirstStranger} on, expected those of its classes");
    });

    public static Size ReadSize(string path) => Wrap(path, () => IndexMap.ReadSize(path) is var (width, height) ? new Size(width, height) : default);

    public static T Wrap<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException)
        {
            throw new DataException("broken-file", broken.Message, file, inner: broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {unreadable.Message}", file, inner: unreadable);
        }
    }
}
