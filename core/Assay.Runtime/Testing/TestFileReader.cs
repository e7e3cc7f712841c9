using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Testing;

/// <summary>Reads a test file as strictly as a pipeline: every mistake, in one pass, with its place.</summary>
sealed class TestFileReader(string file, Diagnostics diagnostics)
{
    static readonly string[] CaseKeys = ["environment", "dataset", "references", "expect"];

    /// <exception cref="PipelineException">It cannot be used; holds every problem.</exception>
    public static TestFile Read(string file)
    {
        var text = PipelineText.Load(file);
        var diagnostics = new Diagnostics();
        var root = YamlReader.Read(file, text.Text, diagnostics);
        var cases = new TestFileReader(file, diagnostics).ReadCases(root);
        return diagnostics.Errors == 0 ? new TestFile(file, TestFiles.PipelineOf(file), cases) : throw new PipelineException(diagnostics.Sorted(file));
    }

    List<TestCase> ReadCases(Node? root)
    {
        if (root is MapNode map && OnlyKeys(map, "a test file", ["cases"]) && map.Find("cases")?.Value is MapNode { Entries.Count: > 0 } cases)
            return [.. cases.Entries.Select(ReadCase).OfType<TestCase>()];
        if (diagnostics.Errors == 0)
            diagnostics.Error((root as MapNode)?.Find("cases")?.Value.Place ?? root?.Place ?? new Place(file, 1, 1), Codes.NotATest,
                $"the document is {((root as MapNode)?.Find("cases")?.Value ?? root)?.Describe() ?? "empty"}, expected 'cases:' with a mapping of names to cases");
        return [];
    }

    TestCase? ReadCase(MapEntry entry)
    {
        if (entry.Value is not MapNode map)
        {
            diagnostics.Error(entry.Value.Place, Codes.WrongType, $"the case '{entry.Key}' is {entry.Value.Describe()}, expected a mapping with {TextList.Of(CaseKeys)}");
            return null;
        }
        OnlyKeys(map, "a case", CaseKeys);
        var environment = ReadEnvironment(map);
        var (dataset, references) = (Mapping(map, "dataset"), Mapping(map, "references"));
        if (map.Find("expect") is not { Value: MapNode { Entries.Count: > 0 } written } expect)
        {
            diagnostics.Error(map.Find("expect")?.Value.Place ?? entry.Place, Codes.MissingKey, $"the case '{entry.Key}' needs 'expect:' with at least one of {TextList.Of(OptionsSchema.Of(typeof(Expectations)).Keys)}");
            return null;
        }
        var expected = (Expectations?)OptionsBinder.Bind(Folder, diagnostics, typeof(Expectations), written, expect.Place, "expect").Value;
        var test = expected is null ? null : new TestCase(entry.Key, entry.Place, environment, dataset, references, expected, written);
        CheckNumbers(test);
        return test;
    }

    string Folder => Path.GetDirectoryName(Path.GetFullPath(file))!;

    bool OnlyKeys(MapNode map, string subject, string[] keys)
    {
        foreach (var entry in map.Entries.Where(entry => !keys.Contains(entry.Key)))
            diagnostics.Error(entry.Place, Codes.UnknownKey, $"{subject} has no key '{entry.Key}'{Suggestion.For(entry.Key, keys)} (keys: {TextList.Of(keys)})");
        return map.Entries.All(entry => keys.Contains(entry.Key));
    }

    MapNode? Mapping(MapNode around, string key)
    {
        if (around.Find(key) is not { } entry || entry.Value.IsNull)
            return null;
        if (entry.Value is not MapNode)
            diagnostics.Error(entry.Value.Place, Codes.WrongType, $"'{key}' is {entry.Value.Describe()}, expected a mapping, written as in a pipeline");
        return entry.Value as MapNode;
    }

    Dictionary<string, string> ReadEnvironment(MapNode around)
    {
        Dictionary<string, string> variables = [];
        foreach (var entry in Mapping(around, "environment")?.Entries ?? [])
            if (entry.Value is ScalarNode scalar)
                variables[entry.Key] = scalar.Text;
            else
                diagnostics.Error(entry.Value.Place, Codes.WrongType, $"the variable '{entry.Key}' is {entry.Value.Describe()}, expected text");
        return variables;
    }

    void CheckNumbers(TestCase? test)
    {
        foreach (var (sample, columns) in test?.Expected.Scores ?? new Dictionary<string, IReadOnlyDictionary<string, string>>())
            foreach (var (column, value) in columns)
                CheckNumber(test!, value, column, "scores", sample, column);
        foreach (var (index, row) in (test?.Expected.Instances ?? []).Index())
            foreach (var (column, value) in row.Columns)
                CheckNumber(test!, value, column, "instances", $"{index}", column);
    }

    void CheckNumber(TestCase test, string value, string column, params string[] path)
    {
        if (!ExpectedNumber.IsOne(value))
            diagnostics.Error(test.At(path), Codes.WrongType, $"'{column}' is '{value}', expected a number, or 'empty' for no evidence");
    }
}
