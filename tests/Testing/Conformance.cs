using Xunit;

namespace Assay.Testing;

/// <summary>Answers of other implementations, kept outside the repository; ASSAY_CONFORMANCE names the folder. Tests without it are skipped with the reason.</summary>
public static class Conformance
{
    /// <summary>A file or folder of it, as an absolute path; skips the calling test when there is no conformance data.</summary>
    public static string Path(string relative)
    {
        var root = Environment.GetEnvironmentVariable("ASSAY_CONFORMANCE");
        Assert.SkipWhen(string.IsNullOrEmpty(root), "ASSAY_CONFORMANCE does not name the folder with other implementations' answers");
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(root!, relative));
        Assert.True(File.Exists(path) || Directory.Exists(path), $"{path} is missing from the conformance data");
        return path;
    }
}
