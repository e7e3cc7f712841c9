using System.Runtime.CompilerServices;
using Xunit;

namespace Assay.Testing;

/// <summary>Text that is pinned in a file beside the test: <c>Name.golden.txt</c>. Run with ASSAY_ACCEPT=1 to write what came out, then read the diff.</summary>
public static class Golden
{
    /// <summary>Compares with <c>name.golden.txt</c> in the caller's folder.</summary>
    public static void Equal(string name, string actual, [CallerFilePath] string caller = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(caller)!, name + ".golden.txt");
        var text = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("ASSAY_ACCEPT") == "1")
            File.WriteAllText(file, text);
        Assert.True(File.Exists(file), $"{file} does not exist; run once with ASSAY_ACCEPT=1 and read it");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }
}
