namespace Assay.Cli.Tests;

/// <summary>A new plugin of every kind, each in its folder, built together because that is quicker. Needs a package feed.</summary>
public sealed class BuiltPlugins : IDisposable
{
    readonly TempFolder folder = new();

    public BuiltPlugins()
    {
        foreach (var kind in Kinds)
            AssayCommand.Run(folder.Path, "new", "plugin", NameOf(kind), "--kind", kind).Exits(0);
        folder.Write("All.slnx", $"<Solution>\n{string.Concat(Kinds.Select(kind => $"  <Project Path=\"{NameOf(kind)}/{Pascal(kind)}.Tests/{Pascal(kind)}.Tests.csproj\" />\n"))}</Solution>\n");
        DotnetCommand.Run(folder.Path, "build", "All.slnx", "-v", "q").Exits(0);
    }

    public static string[] Kinds { get; } = ["scorer", "dataset", "reference", "table_step", "output", "reviewer"];

    public static string NameOf(string kind) => $"my-{kind.Replace('_', '-')}";

    public static string Pascal(string kind) => string.Concat(NameOf(kind).Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public string FolderOf(string kind) => Path.Combine(folder.Path, NameOf(kind));

    public void Dispose() => folder.Dispose();
}
