namespace Assay.Tests;

/// <summary>A host that remembers problems and opens no images, or those that a test draws.</summary>
sealed class StubHost : IHost
{
    public List<Problem> Problems { get; } = [];

    public string CacheFolder => Path.GetTempPath();

    /// <summary>The size of an image file; null: no format reads it.</summary>
    public Func<string, Size?> Opens { get; set; } = _ => null;

    /// <summary>Where the images lie that it opens.</summary>
    public Georeference? Where { get; set; }

    public IImage Open(string path) => Opens(path) is { } size ? new BlankImage(size, Where) : throw new DataException("no-format", "no format reads it", path);

    public void Save(string path, IImage image) => throw new NotSupportedException();

    public void Report(Problem problem) => Problems.Add(problem);

    public string Secret(SecretName name) => throw new NotSupportedException();
}

/// <summary>An image without content.</summary>
sealed class BlankImage(Size size, Georeference? where = null) : IImage
{
    public Size Size => size;

    public int Bands => 1;

    public Georeference? Where => where;

    public void Read(Box window, int band, Size target, Span<float> to) => to.Clear();

    public void Dispose()
    {
    }
}
