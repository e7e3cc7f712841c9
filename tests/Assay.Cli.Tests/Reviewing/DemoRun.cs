namespace Assay.Cli.Tests.Reviewing;

/// <summary>A folder with the demo, finished, below <c>demo/</c>.</summary>
public sealed class DemoRun : IDisposable
{
    readonly TempFolder folder = new();

    /// <summary>Runs it.</summary>
    public DemoRun() => AssayCommand.Run(folder.Path, "demo", "--out", "demo").Exits(0);

    /// <summary>The folder.</summary>
    public string Folder => folder.Path;

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
