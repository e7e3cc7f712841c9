using System.ComponentModel;
using System.Diagnostics;

namespace Assay.Contracts.Tests.HouseRules;

/// <summary>The recipes for models in Python are short, described, and at least Python.</summary>
public class ExportRecipesTests
{
    static string Folder => Path.Combine(Repository.Root, "scripts", "export");

    public static TheoryData<string> Recipes => [.. Directory.GetFiles(Folder, "*.py").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_recipe_has_fewer_than_25_lines_and_a_row_in_the_table(string name)
    {
        Assert.InRange(File.ReadAllLines(Path.Combine(Folder, name)).Length, 1, 24);
        Assert.Contains($"| `{name}` |", File.ReadAllText(Path.Combine(Folder, "README.md")));
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_recipe_compiles(string name)
    {
        using var cache = new TempFolder();
        var start = new ProcessStartInfo("python3", ["-m", "py_compile", Path.Combine(Folder, name)]) { RedirectStandardError = true };
        start.Environment["PYTHONPYCACHEPREFIX"] = cache.Path;
        try
        {
            using var python = Process.Start(start)!;
            var errors = python.StandardError.ReadToEnd();
            python.WaitForExit();
            Assert.True(python.ExitCode == 0, errors);
        }
        catch (Win32Exception)
        {
            Assert.Skip("python3 is not installed (Debian: apt-get install python3)");
        }
    }
}
