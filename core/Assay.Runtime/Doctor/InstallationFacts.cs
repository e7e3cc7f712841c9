using Assay.Runtime.Plugins;
using Assay.Runtime.Running;

namespace Assay.Runtime.Doctor;

/// <summary>This Assay.</summary>
static class InstallationFacts
{
    public static IReadOnlyList<Fact> All() =>
    [
        new("version", typeof(InstallationFacts).Assembly.GetName().Version!.ToString(3)),
        new("contracts", ContractVersion.Ours.ToString(2)),
        Home(),
        new("cache", AssayFolders.Cache),
    ];

    static Fact Home() => File.Exists(Path.Combine(AssayFolders.Home, "Assay.Contracts.dll"))
        ? new("AssayHome", AssayFolders.Home)
        : new("AssayHome", $"{AssayFolders.Home}, without Assay.Contracts.dll", "install Assay again: plugins of your own are built against that file", IsWrong: true);
}
