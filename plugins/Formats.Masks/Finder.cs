using Assay.Kernels.Codecs;
using Assay.Kernels.Files;

namespace Assay.Formats.Masks;

/// <summary>Finds out what the options' paths stand for: files by id, or one stack.</summary>
sealed class Finder(string? match, IReadOnlyDictionary<string, IReadOnlyList<string>>? colors, IHost host)
{
    static readonly string[] LabelExtensions = [".png", ".npy", ".tif", ".tiff"];
    static readonly string[] ColorExtensions = [".png", ".tif", ".tiff"];
    static readonly string[] ImageExtensions = [".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".jp2"];

    public ILabels FindLabels(string path) =>
        colors is { Count: > 0 } ? new LabelFiles(FindFiles("labels", path, ColorExtensions, out var drawn), drawn, new ColorMaps(new ColorTable(colors)), host)
            : OpenStack(path, 2) is { } file ? Own(path, file, () => new LabelStack(path, file))
            : new LabelFiles(FindFiles("labels", path, LabelExtensions, out var root), root, new IdMaps(host), host);

    public IImages FindImages(string path) =>
        OpenStack(path, 0) is { } file ? Own(path, file, () => new ImageStack(path, file)) : new ImageFiles(FindFiles("images", path, ImageExtensions, out _), host);

    /// <summary>Opens a file that is a stack; null when the path is something else, or an array of <paramref name="single"/> sides, which is one sample.</summary>
    NpyFile? OpenStack(string path, int single)
    {
        if (!path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase) || !File.Exists(path))
            return null;
        var header = Errors.Wrap(path, () => NpyFile.ReadHeader(path));
        if (header.Shape.Count == single)
            return null;
        if (single == 2 && header.Shape.Count != 3)
            throw new DataException("wrong-shape", $"its shape is {header.ShapeText}, expected (height, width) for one label map or (samples, height, width) for a stack", path);
        if (match is not null)
            throw new DataException("useless-match", $"match '{match}' names files, but this is one file with {header.Shape[0]} entries; remove match", path);
        return Errors.Wrap(path, () => NpyFile.Open(path));
    }

    /// <summary>Closes the file when what it was opened for refuses it.</summary>
    static T Own<T>(string path, NpyFile file, Func<T> create)
    {
        try
        {
            return Errors.Wrap(path, create);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    PathIds FindFiles(string option, string path, string[] extensions, out string root)
    {
        var found = Errors.Wrap(path, () => PathSet.Find(path, extensions));
        root = found.Root;
        var files = Errors.Wrap(path, () => PathIds.Of(found, match));
        if (found.Paths.Count == 0)
            throw new DataException("no-samples", $"{option}: nothing here ends in {string.Join(", ", extensions)} (folders are searched with all below them), found {found.DescribeOthers()}", path);
        if (files.Files.Count == 0)
            throw new DataException("no-samples", $"{option}: none of {found.Paths.Count} files matches '{match}', which is applied to the path below {found.Root} without extension, for example '{Stem(found.Paths[0])}'", path);
        if (files.Ignored.Count > 0)
            host.Report(new Problem("unmatched-files", $"{option}: {files.Ignored.Count} of {found.Paths.Count} files do not match '{match}' and are left out, for example '{Stem(files.Ignored[0])}'") { File = path });
        return files;
    }

    static string Stem(string path) => path[..^Path.GetExtension(path).Length];
}
