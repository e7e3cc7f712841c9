using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines;

/// <summary>The host that components get while they are only looked at: it opens nothing and writes nothing.</summary>
public sealed class LintHost(string cacheFolder) : IHost
{
    /// <summary>For <see cref="PipelineReader"/>, when nothing will be run.</summary>
    public static Func<Component, IHost> For(string cacheRoot) => component => new LintHost(Path.Combine(cacheRoot, component.Plugin));

    public string CacheFolder { get; } = cacheFolder;

    public IImage Open(string path) => throw Refusal();

    public void Save(string path, IImage image) => throw Refusal();

    public void Report(Problem problem) => throw new AssayException("host", problem.ToString());

    public string Secret(SecretName name) =>
        Environment.GetEnvironmentVariable(name.Variable) ?? throw new AssayException("secret", $"the environment variable '{name.Variable}' is not set; it must hold the secret");

    static AssayException Refusal() => new("host", "a component's constructor reads or writes files; it must not, because lint creates components without running them");
}
