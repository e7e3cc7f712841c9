namespace Assay.Runtime.Tests.Running;

/// <summary>What two runs of the same must have in common.</summary>
static class RunBytes
{
    /// <summary>Every file of a run but timing.json, by name below the run folder, as text.</summary>
    public static SortedDictionary<string, string> Of(string folder) =>
        new(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "timing.json")
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file))), StringComparer.Ordinal);
}
