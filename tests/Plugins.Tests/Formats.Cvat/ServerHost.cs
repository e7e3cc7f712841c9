namespace Assay.Tests.Cvat;

/// <summary>A host with a cache and a secret of its own.</summary>
sealed class ServerHost(string folder) : IHost
{
    public List<Problem> Problems { get; } = [];

    public string Token { get; set; } = "pat.secret";

    public List<string> Opened { get; } = [];

    public string CacheFolder => Directory.CreateDirectory(Path.Combine(folder, "cache")).FullName;

    public IImage Open(string path)
    {
        Opened.Add(path);
        return new BlankImage(new Size(40, 30));
    }

    public void Save(string path, IImage image) => throw new NotSupportedException();

    public void Report(Problem problem) => Problems.Add(problem);

    public string Secret(SecretName name) => name.Variable == "CVAT_TOKEN" ? Token : throw new AssayException("missing-secret", name.Variable);

    public long Count(string code) => Problems.Where(problem => problem.Code == code).Sum(problem => problem.Count);
}
