using Assay.Kernels.Codecs;

namespace Assay.Tests.Scaneo;

/// <summary>A host that opens TIFF files as far as their size and place, and remembers problems.</summary>
sealed class TiffHost : IHost
{
    public List<Problem> Problems { get; } = [];

    public string CacheFolder => Path.GetTempPath();

    public IImage Open(string path)
    {
        using var file = TiffFile.Open(path);
        return new PlacedImage(new Size(file.Header.Width, file.Header.Height), file.Header is { Epsg: { } epsg, Transform: { } six } ? new Georeference($"EPSG:{epsg}", six) : null);
    }

    public void Save(string path, IImage image) => throw new NotSupportedException();

    public void Report(Problem problem) => Problems.Add(problem);

    public string Secret(SecretName name) => throw new NotSupportedException();
}

/// <summary>An image without content, somewhere.</summary>
sealed class PlacedImage(Size size, Georeference? where) : IImage
{
    public Size Size => size;

    public int Bands => 1;

    public Georeference? Where => where;

    public void Read(Box window, int band, Size target, Span<float> to) => to.Clear();

    public void Dispose()
    {
    }
}
