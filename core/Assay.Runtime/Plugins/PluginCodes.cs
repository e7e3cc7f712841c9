namespace Assay.Runtime.Plugins;

/// <summary>What can be wrong with plugins, with a line each.</summary>
public static class PluginCodes
{
    public const string Folder = "plugin-folder";
    public const string Contract = "plugin-contract";
    public const string Clash = "plugin-clash";
    public const string Component = "plugin-component";
    public const string Broken = "plugin-broken";

    public static IReadOnlyDictionary<string, string> Explanations { get; } = new Dictionary<string, string>
    {
        [Folder] = "A folder of plugins does not exist, holds none, or holds an assembly of another name. A plugin is Name/Name.dll.",
        [Contract] = "A plugin was built against another version of Assay.Contracts or Assay.Kernels, or for other processors. Nothing of it was loaded.",
        [Clash] = "Two plugins have one name, or two components of a kind have; neither is used.",
        [Component] = "A class with [Component] cannot be one: its name, its interfaces or its constructor break a rule.",
        [Broken] = "A plugin cannot be read or loaded, something it needs is missing, or its code throws where no single sample is to blame. Found during a run, it stops the run.",
    };
}
