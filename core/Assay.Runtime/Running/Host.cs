using Assay.Runtime.Plugins;

namespace Assay.Runtime.Running;

/// <summary>What one component may ask for. Thread-safe.</summary>
sealed class Host(string component, IReadOnlyList<IImageFormat> formats, ProblemLog problems, string cacheRoot) : IHost
{
    public IImage Open(string path)
    {
        var head = Head(path);
        var format = formats.FirstOrDefault(candidate => candidate.Reads(head, path))
            ?? throw new DataException("unknown-image-format", "no installed image format reads it; 'assay list' shows those there are", path);
        return format.Open(path);
    }

    static byte[] Head(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var head = new byte[16];
            return head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", e.Message, path, inner: e);
        }
    }

    public void Save(string path, IImage image) =>
        (formats.FirstOrDefault(candidate => candidate.Reads([], path)) ?? throw new AssayException("unknown-image-format", $"{path}: no installed image format writes files of that name"))
            .Save(path, image);

    public void Report(Problem problem) => problems.Add(problem);

    public string Secret(SecretName name) => Environment.GetEnvironmentVariable(name.Variable) is { Length: > 0 } secret
        ? secret
        : throw new AssayException("missing-secret", $"{component} needs the secret {name.Variable}; set the environment variable of that name");

    public string CacheFolder => Directory.CreateDirectory(Path.Combine(cacheRoot, "components", component)).FullName;
}

/// <summary>Makes hosts for components.</summary>
public sealed class Hosts(IEnumerable<Component> components, ProblemLog problems, string cacheRoot)
{
    readonly Lazy<IReadOnlyList<IImageFormat>> formats = new(() =>
        [.. components.Where(c => c.Kind == ComponentKind.ImageFormat).Select(c => (IImageFormat)c.Create(null, new Host(c.Name, [], problems, cacheRoot)))]);

    /// <summary>Where costly opinions are kept between runs.</summary>
    internal string Opinions => Path.Combine(cacheRoot, "opinions");

    public IHost For(Component component) => new Host(component.Name, component.Kind == ComponentKind.ImageFormat ? [] : formats.Value, problems, cacheRoot);
}
