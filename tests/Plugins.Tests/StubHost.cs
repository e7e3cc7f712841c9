namespace Assay.Tests;

/// <summary>A host that remembers problems and opens no images.</summary>
sealed class StubHost : IHost
{
    public List<Problem> Problems { get; } = [];

    public string CacheFolder => throw new NotSupportedException();

    public IImage Open(string path) => throw new DataException("no-format", "no format reads it", path);

    public void Save(string path, IImage image) => throw new NotSupportedException();

    public void Report(Problem problem) => Problems.Add(problem);

    public string Secret(SecretName name) => throw new NotSupportedException();
}
