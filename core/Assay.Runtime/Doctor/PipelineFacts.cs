using Assay.Kernels.Native;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Doctor;

/// <summary>Whether a pipeline could run here: it lints, its files exist, its secrets are set and the native libraries of its components are there.</summary>
public static class PipelineFacts
{
    public static Section Of(string file, PluginCatalog catalog, ScriptHost scripts, Func<Component, IHost> hosts)
    {
        try
        {
            return new(file, Of(PipelineReader.Read(file, catalog, scripts, hosts)));
        }
        catch (PipelineException e)
        {
            return new(file, [.. e.Diagnostics.Select(diagnostic => new Fact(diagnostic.Code, diagnostic.ToString(), null, diagnostic.Severity == Severity.Error))]);
        }
    }

    static List<Fact> Of(Pipeline pipeline)
    {
        ComponentUse[] uses = [pipeline.Dataset, .. pipeline.References, .. pipeline.Steps, .. pipeline.Review is { } review ? [review] : Array.Empty<ComponentUse>(), .. pipeline.Outputs];
        var values = uses.SelectMany(use => OptionValues.Of(use.Options)).ToArray();
        return
        [
            .. pipeline.Warnings.Select(warning => new Fact(warning.Code, warning.ToString())),
            .. values.OfType<InputPath>().Select(path => path.Path).Distinct().Select(path => new Fact("reads", path)),
            .. values.OfType<SecretName>().Distinct().Select(Secret),
            .. uses.DistinctBy(use => use.Component).SelectMany(use => use.Component.Libraries.Select(name => Library(name, use.Component))).Distinct(),
        ];
    }

    static Fact Secret(SecretName name) => Environment.GetEnvironmentVariable(name.Variable) is { Length: > 0 }
        ? new("secret", $"{name.Variable} is set")
        : new("secret", $"{name.Variable} is not set", $"set the environment variable {name.Variable}", IsWrong: true);

    static Fact Library(string name, Component component)
    {
        var fact = LibraryFacts.Of(KnownLibrary.Named(name), Path.GetDirectoryName(component.File), isNeeded: true);
        return fact with { Value = $"{fact.Value}  (for '{component.Name}')" };
    }
}
