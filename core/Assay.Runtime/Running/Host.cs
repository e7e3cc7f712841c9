using Assay.Runtime.Caching;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Running;

/// <summary>What one component may ask for. Thread-safe.</summary>
sealed class Host(string component, Lazy<IReadOnlyList<IImageFormat>> formats, ProblemLog problems, string cacheRoot) : IHost
{
    public IImage Open(string path)
    {
        var head = IsInside(path) ? [] : Head(path);
        return FirstThatCan(path, candidate => candidate.Reads(head, path), format => format.Open(path))
            ?? throw new DataException("unknown-image-format", "no installed image format reads it; 'assay list' shows those there are", path);
    }

    /// <summary>It names something inside a file, which only a format can open.</summary>
    static bool IsInside(string path) => path.StartsWith("/vsi", StringComparison.Ordinal) && !File.Exists(path);

    static byte[] Head(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var head = new byte[16];
            return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) is > 0 and var read ? head[..read]
                : throw new DataException("broken-file", "the file is empty; copy or write it again", path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", e.Message, path, inner: e);
        }
    }

    public void Save(string path, IImage image) =>
        _ = FirstThatCan(path, candidate => candidate.Writes(path), format => { format.Save(path, image); return format; })
            ?? throw new AssayException("unknown-image-format", $"{path}: no installed image format writes files of that name");

    /// <summary>What a format that knows the file and does not take it leaves to the next; null when none knows it.</summary>
    T? FirstThatCan<T>(string path, Func<IImageFormat, bool> knows, Func<IImageFormat, T> act) where T : class
    {
        DataException? unsupported = null;
        foreach (var format in formats.Value.Where(knows))
            try
            {
                return act(format);
            }
            catch (DataException e) when (e.Code == IImageFormat.Unsupported)
            {
                unsupported ??= e;
            }
            catch (AssayException e) when (e.Code == PluginCodes.Library)
            {
                throw new AssayException(e.Code, $"{unsupported?.ToProblem().ToString() ?? $"{path}: nothing built in reads it"}; {e.Message}", e);
            }
        return unsupported is null ? null : throw unsupported;
    }

    public void Report(Problem problem) => problems.Add(problem);

    public string Secret(SecretName name) => Environment.GetEnvironmentVariable(name.Variable) is { Length: > 0 } secret
        ? secret
        : throw new AssayException("missing-secret", $"{component} needs the secret {name.Variable}; set the environment variable of that name");

    public string CacheFolder => Directory.CreateDirectory(Path.Combine(cacheRoot, "components", component)).FullName;
}

/// <summary>Makes hosts for components.</summary>
public sealed class Hosts(IEnumerable<Component> components, ProblemLog problems, string cacheRoot)
{
    readonly Lazy<IReadOnlyList<IImageFormat>> none = new([]);
    readonly Lazy<IReadOnlyList<IImageFormat>> formats = new(() => [.. Formats(components, problems, cacheRoot)]);

    /// <summary>Whatever may decode an image, for a component that does not know by what.</summary>
    internal IEnumerable<Component> ImageFormats => components.Where(component => component.Kind == ComponentKind.ImageFormat);

    /// <summary>Where costly opinions are kept between runs.</summary>
    internal string Opinions => Path.Combine(cacheRoot, "opinions");

    /// <summary>Where finished scores are kept between runs.</summary>
    internal string Scores => Path.Combine(cacheRoot, "scores");

    /// <summary>Hashes of files, each computed once.</summary>
    internal FileManifest Manifest { get; } = new(Path.Combine(cacheRoot, "manifest"));

    public IHost For(Component component) => new Host(component.Name, component.Kind == ComponentKind.ImageFormat ? none : formats, problems, cacheRoot);

    /// <summary>All image formats are asked about every image, so one that cannot be used is a problem and no error: the others may read what there is. What is built in comes first:
    /// it is the same everywhere.</summary>
    static IEnumerable<IImageFormat> Formats(IEnumerable<Component> components, ProblemLog problems, string cacheRoot)
    {
        foreach (var component in components.Where(component => component.Kind == ComponentKind.ImageFormat).OrderBy(component => component.Plugin != Plugin.BuiltIn))
            if (Create(component, problems, cacheRoot) is { } format)
                yield return format;
    }

    static IImageFormat? Create(Component component, ProblemLog problems, string cacheRoot)
    {
        try
        {
            return (IImageFormat)component.Create(null, new Host(component.Name, new([]), problems, cacheRoot));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            problems.Add(new(PluginCodes.Broken, e is AssayException ? e.Message : $"image format '{component.Name}' of plugin '{component.Plugin}' cannot be used: {e.GetType().Name}: {e.Message}"));
            return null;
        }
    }
}
