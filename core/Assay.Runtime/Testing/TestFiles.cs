using Assay.Kernels.Files;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Testing;

/// <summary>Which test file belongs to which pipeline, and which ones a user means by files, folders and globs.</summary>
static class TestFiles
{
    static readonly string[] Endings = [".yaml", ".yml"];

    public static bool IsTest(string file) => Endings.Any(ending => file.EndsWith(".test" + ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The pipeline beside a test file: the one of its name that exists, else the one that should.</summary>
    public static string PipelineOf(string test)
    {
        var stem = test[..test.LastIndexOf(".test.", StringComparison.OrdinalIgnoreCase)];
        return Endings.Select(ending => stem + ending).FirstOrDefault(File.Exists) ?? stem + Endings[0];
    }

    /// <summary>Test files in the order named, those of folders in ordinal order; what cannot be one is reported.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths, Action<Diagnostic> report) => [.. paths.SelectMany(path => Expand(path, report)).Distinct()];

    static IEnumerable<string> Expand(string path, Action<Diagnostic> report)
    {
        if (Directory.Exists(path) || !File.Exists(path) && path.AsSpan().ContainsAny('*', '?'))
            return InFolder(path, report);
        if (IsTest(path) || !File.Exists(path))
            return [path]; // Reading says that it is missing, and what is near.
        var stem = Path.Combine(Path.GetDirectoryName(path) ?? "", Path.GetFileNameWithoutExtension(path));
        if (Endings.Select(ending => $"{stem}.test{ending}").FirstOrDefault(File.Exists) is { } test)
            return [test];
        report(new Diagnostic(new Place(path, 1, 1), Codes.NoTest, $"the pipeline has no tests; expected them in '{stem}.test.yaml'"));
        return [];
    }

    static IEnumerable<string> InFolder(string path, Action<Diagnostic> report)
    {
        try
        {
            var set = PathSet.Find(path, Endings);
            var tests = set.Paths.Where(IsTest).Select(set.Absolute).ToList();
            if (tests.Count == 0)
                report(new Diagnostic(new Place(path, 1, 1), Codes.NoTest, $"there is no test file here; expected 'x.test.yaml' beside 'x.yaml', found {set.Paths.Count} other YAML files"));
            return Path.IsPathRooted(path) ? tests : tests.Select(file => Path.GetRelativePath(".", file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report(new Diagnostic(new Place(path, 1, 1), Codes.UnreadableFile, $"it cannot be searched: {e.Message}"));
            return [];
        }
    }
}
