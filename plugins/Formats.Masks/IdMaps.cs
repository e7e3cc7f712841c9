using Assay.Kernels.Codecs;

namespace Assay.Formats.Masks;

/// <summary>Files that hold class ids. TIFF files that the built-in codec does not read are read by whatever format the host has for them.</summary>
sealed class IdMaps(IHost host) : IMapFiles
{
    public ClassList Classes => ClassList.Unknown;

    public Size ReadSize(string path)
    {
        try
        {
            return IndexMap.ReadSize(path) is var (width, height) ? new(width, height) : default;
        }
        catch (NotSupportedException)
        {
            using var image = host.Open(path);
            return image.Size;
        }
    }

    public IndexMap Read(string path)
    {
        try
        {
            return IndexMap.Read(path, LabelMap.FirstStranger);
        }
        catch (NotSupportedException)
        {
            using var image = host.Open(path);
            return Read(image, new Window(0, 0, image.Size));
        }
    }

    public bool CanReadWindows(string path) => TiffMap.Is(path) || IndexMap.CanReadWindows(path);

    public IndexMap Read(string path, Window window)
    {
        if (!TiffMap.Is(path))
            return IndexMap.ReadWindow(path, 0, window.X, window.Y, window.Size.Width, window.Size.Height, LabelMap.FirstStranger);
        try
        {
            return TiffMap.Read(path, window);
        }
        catch (NotSupportedException)
        {
            using var image = host.Open(path);
            return Read(image, window);
        }
    }

    static IndexMap Read(IImage image, Window window)
    {
        if (image.Bands != 1)
            throw new InvalidDataException($"it has {image.Bands} bands, expected one number per pixel");
        var samples = new float[window.Size.Area];
        image.Read(new Box(window.X, window.Y, window.Size.Width, window.Size.Height), 0, window.Size, samples);
        return IndexMap.Of<float>(window.Size.Width, window.Size.Height, samples, image.NoData(0), LabelMap.FirstStranger);
    }

    public void Write(string source, string target, LabelMap changed)
    {
        if (TiffMap.Is(source))
            TiffPatch.Write(source, target, Read(source), changed);
        else if (source.EndsWith(".npy", StringComparison.OrdinalIgnoreCase))
        {
            File.Copy(source, target);
            File.SetAttributes(target, FileAttributes.Normal);
            NpyPatch.Write(target, 0, Read(source), changed);
        }
        else
            PngPatch.Write(source, target, changed);
    }
}
