namespace Assay.Benchmarks.Exchange;

/// <summary>A host for measurements: conversions are expected, problems are mistakes of a generator.</summary>
sealed class Silent : IHost
{
    public string CacheFolder => Path.GetTempPath();

    public IImage Open(string path) => throw new NotSupportedException();

    public void Save(string path, IImage image) => throw new NotSupportedException();

    public string Secret(SecretName name) => throw new NotSupportedException();

    public void Report(Problem problem)
    {
        if (problem.Conversion is null && problem.Code != "repeated-images")
            throw new InvalidOperationException(problem.ToString());
    }
}
