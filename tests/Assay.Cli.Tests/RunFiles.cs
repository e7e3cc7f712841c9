namespace Assay.Cli.Tests;

/// <summary>Compares run folders byte by byte. Only timing.json, and the page that says when it was, may differ.</summary>
static class RunFiles
{
    public static void Equal(string expected, string actual)
    {
        var names = Names(expected);
        Assert.Contains("scores.csv", names);
        Assert.Equal(names, Names(actual));
        Assert.All(names, name => Assert.Equal(File.ReadAllText(Path.Combine(expected, name)), File.ReadAllText(Path.Combine(actual, name))));
    }

    static string[] Names(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(name => name is not ("timing.json" or "report.html"))
            .Order(StringComparer.Ordinal),
    ];
}
