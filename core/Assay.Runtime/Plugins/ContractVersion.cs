namespace Assay.Runtime.Plugins;

/// <summary>The version of Assay.Contracts this host speaks, and whom it therefore understands.</summary>
public static class ContractVersion
{
    public static Version Ours { get; } = typeof(IScorer).Assembly.GetName().Version!;

    /// <summary>Older minors of the same major fit: contracts only grow within a major.</summary>
    public static bool Fits(Version theirs) => theirs.Major == Ours.Major && theirs.Minor <= Ours.Minor;

    /// <summary>Why a plugin does not fit, with what to do.</summary>
    public static string Refusal(string plugin, Version theirs) =>
        $"plugin '{plugin}' was built against Assay.Contracts {Short(theirs)}, this host speaks {Short(Ours)}; "
        + (theirs > Ours ? "install a newer Assay or an older version of the plugin" : "install a version of the plugin that was built for this Assay");

    static string Short(Version version) => version.ToString(2);
}
