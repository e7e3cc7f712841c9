using System.Runtime.InteropServices;
using Assay.Formats.CloudSen12.Taco;
using Assay.Kernels.Images;

namespace Assay.Formats.CloudSen12;

/// <summary>An image whose bands stand in a file each, whole numbers of one or two bytes with a sign, little endian.</summary>
sealed class RawBands(IReadOnlyList<string> files, long offset, Size size, int bytes) : IImage
{
    public Size Size => size;

    public int Bands => files.Count;

    public Georeference? Where => null;

    public PixelType Stored => bytes == 1 ? PixelType.Int8 : PixelType.Int16;

    public IReadOnlyList<string> BandNames { get; } = [.. files.Select(file => Path.GetFileNameWithoutExtension(file) is var name && name.IndexOf('_') is >= 0 and var at ? name[(at + 1)..] : name)];

    public void Read(Box window, int band, Size target, Span<float> to)
    {
        var stored = Errors.Wrap(files[band], () => FileRange.Read(files[band], offset, size.Area * bytes));
        var box = (window.X, window.Y, window.Width, window.Height);
        if (bytes == 1)
            Resampling.Read<sbyte>(MemoryMarshal.Cast<byte, sbyte>(stored.AsSpan()), size.Width, size.Height, 1, box, target.Width, target.Height, to);
        else
            Resampling.Read<short>(MemoryMarshal.Cast<byte, short>(stored.AsSpan()), size.Width, size.Height, 1, box, target.Width, target.Height, to);
    }

    public void Dispose()
    {
    }
}
