namespace Assay.Runtime.Plugins;

/// <summary>What can be wrong with plugins; ../Explaining explains them.</summary>
public static class PluginCodes
{
    public const string Folder = "plugin-folder";
    public const string Contract = "plugin-contract";
    public const string Clash = "plugin-clash";
    public const string Component = "plugin-component";

    /// <summary>A native library that is not installed here; no defect of the plugin, and every sample that needs it would fail alike.</summary>
    public const string Library = "missing-library";
    public const string Broken = "plugin-broken";
}
