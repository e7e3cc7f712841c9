namespace Assay.Runtime.Plugins;

/// <summary>The version of Assay.Contracts this host speaks, and whom it therefore understands.</summary>
public static class ContractVersion
{
    public static Version Ours { get; } = typeof(IScorer).Assembly.GetName().Version!;

    /// <summary>Older minors of the same major fit: contracts only grow within a major.</summary>
    public static bool Fits(Version theirs) => Fits(theirs, Ours);

    internal static bool Fits(Version theirs, Version ours) => theirs.Major == ours.Major && theirs.Minor <= ours.Minor;

    /// <summary>Why a plugin does not fit, with what to do.</summary>
    public static string Refusal(string plugin, Version theirs) => Refusal(plugin, "Assay.Contracts", theirs, Ours);

    internal static string Refusal(string plugin, string assembly, Version theirs, Version ours) =>
        $"plugin '{plugin}' was built against {assembly} {Short(theirs)}, this host speaks {Short(ours)}; "
        + (theirs > ours ? "install a newer Assay or an older version of the plugin" : "install a version of the plugin that was built for this Assay");

    static string Short(Version version) => version.ToString(2);
}
