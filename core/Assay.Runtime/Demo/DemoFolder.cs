namespace Assay.Runtime.Demo;

/// <summary>Names in the folder that <c>assay demo</c> leaves behind.</summary>
public static class DemoFolder
{
    public const string Images = "images", Labels = "labels", Truth = "truth", Model = "model", Run = "run";
    public const string Injected = "injected.csv", Pipeline = "pipeline.yaml", Scorers = "scorers.yaml";

    internal static IReadOnlyList<string> Parts { get; } = [Images, Labels, Truth, Model];

    /// <summary>Empties what an earlier demo left, so that a new one can be written.</summary>
    /// <exception cref="AssayException">The folder holds something else, or verdicts that would be lost.</exception>
    public static void Claim(string folder)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
            return;
        if (!IsDemo(folder))
            throw new AssayException("demo-folder", $"{folder} is not empty and was not written by an earlier demo; give an empty or new folder with --out");
        if (Directory.Exists(Path.Combine(folder, Run, "verdicts")))
            throw new AssayException("demo-folder", $"{Path.Combine(folder, Run)} holds verdicts, which a new demo would delete; give another folder with --out");
        foreach (var part in Parts.Append(Run).Select(part => Path.Combine(folder, part)).Where(Directory.Exists))
            Directory.Delete(part, recursive: true);
    }

    static bool IsDemo(string folder)
    {
        var errors = Path.Combine(folder, Injected);
        return File.Exists(Path.Combine(folder, Pipeline)) && File.Exists(errors) && File.ReadLines(errors).FirstOrDefault() == DemoText.InjectedHeader;
    }
}
