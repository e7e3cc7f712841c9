namespace Assay.Tests.Http;

/// <summary>A host that knows some secrets.</summary>
sealed class SecretHost(params (string Name, string Value)[] secrets) : IHost
{
    public string CacheFolder => throw new NotSupportedException();

    public IImage Open(string path) => throw new NotSupportedException();

    public void Save(string path, IImage image) => throw new NotSupportedException();

    public void Report(Problem problem) => throw new NotSupportedException();

    public string Secret(SecretName name) => secrets.First(secret => secret.Name == name.Variable).Value;
}
