namespace Assay.Tests.Coco;

/// <summary>A host that only remembers what is reported.</summary>
sealed class RecordingHost : IHost
{
    public List<Problem> Problems { get; } = [];

    public List<string> Opened { get; } = [];

    public IImage Open(string path)
    {
        Opened.Add(path);
        return new Blank();
    }

    public void Save(string path, IImage image) => throw new NotSupportedException();

    public void Report(Problem problem)
    {
        lock (Problems)
            Problems.Add(problem);
    }

    public string Secret(SecretName name) => throw new NotSupportedException();

    public string CacheFolder => throw new NotSupportedException();

    sealed class Blank : IImage
    {
        public Size Size => new(1, 1);

        public int Bands => 1;

        public Georeference? Where => null;

        public void Read(Box window, int band, Size target, Span<float> to) => to.Clear();

        public void Dispose()
        {
        }
    }
}
