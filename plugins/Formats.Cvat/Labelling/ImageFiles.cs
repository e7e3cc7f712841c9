using System.Security.Cryptography;
using System.Text;
using Assay.Formats.Cvat.Reading;
using Assay.Formats.Cvat.Server;

namespace Assay.Formats.Cvat.Labelling;

/// <summary>Finds images: in the folder that the options name, or in 'images' or 'data' beside the annotations, where a project has a folder for each subset. Those in an archive are unpacked one by one, when they are looked at.</summary>
sealed class ImageFiles(CvatCatalog catalog, CvatOptions options, IHost host, FrameFiles? frames)
{
    static readonly string[] Folders = ["images/", "data/"], Extensions = [".jpg", ".png", ".PNG", ".JPG", ".jpeg", ".bmp", ".tif", ".webp"];

    /// <summary>On disk; null when there is none, or it lies in an archive.</summary>
    public string? PathOf(CvatImage image) => options.Images is { } folder ? Candidates(image).Select(name => Path.Combine(folder.Path, name)).FirstOrDefault(File.Exists)
        : Find(image) is { } name ? image.Export.Bundle.DiskPathOf(name) : null;

    public IImage? Open(int index)
    {
        var image = catalog.Images[index];
        if (PathOf(image) is { } path)
            return host.Open(path);
        if (options.Images is null && image.Server is { } frame && frames is not null)
            return host.Open(frames.Fetch(frame));
        return options.Images is null && image.Export.Bundle is ZipBundle zip && Find(image) is { } name ? host.Open(Unpack(zip, name)) : null;
    }

    /// <summary>Of the image file; null when there is none that can be opened.</summary>
    public Size? SizeOf(int index)
    {
        try
        {
            using var image = Open(index);
            return image?.Size;
        }
        catch (DataException)
        {
            return null;
        }
    }

    string Unpack(ZipBundle zip, string name)
    {
        var stamp = new FileInfo(zip.Path);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{stamp.FullName}\n{stamp.Length}\n{stamp.LastWriteTimeUtc.Ticks}\n{name}")));
        var path = Path.Combine(host.CacheFolder, key + Path.GetExtension(name));
        zip.Extract(name, path);
        return path;
    }

    string? Find(CvatImage image) => Folders.SelectMany(folder => Candidates(image).Select(name => image.Export.Folder + folder + name)).FirstOrDefault(image.Export.Bundle.Has);

    static IEnumerable<string> Candidates(CvatImage image)
    {
        var names = image.Frame is null ? [image.Name] : Extensions.Select(extension => image.Name + extension);
        var subset = image.Subset ?? image.Task?.Subset;
        return string.IsNullOrEmpty(subset) || !SafeName.Holds(subset) ? names.Concat(image.Subset is null ? [] : names.Select(name => $"default/{name}")) : names.SelectMany(name => new[] { $"{subset}/{name}", name });
    }
}
