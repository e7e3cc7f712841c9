using System.Text.Json;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Testing;

namespace Assay.Cli;

/// <summary>What came of tests: for a person as they are done, failures as a diff; or as one JSON document at the end.</summary>
sealed class TestReport(Terminal terminal)
{
    readonly List<CaseResult> results = [];

    public IReadOnlyList<CaseResult> Results => results;

    /// <summary>The pipeline that was tested first.</summary>
    public string? Pipeline => results.FirstOrDefault() is { } first ? Runner.Shown(first.File.Replace(".test.", ".", StringComparison.OrdinalIgnoreCase)) : null;

    public void Take(CaseResult result)
    {
        results.Add(result);
        if (!terminal.Json)
            Print(result);
    }

    public void Finish(IReadOnlyList<Diagnostic> wrong)
    {
        if (terminal.Json)
            WriteJson(wrong);
        else
            foreach (var diagnostic in wrong)
                terminal.Out.WriteLine(diagnostic);
        if (!terminal.Quiet)
            terminal.Say($"{Count(CaseState.Passed)} passed, {Count(CaseState.Failed)} failed, {Count(CaseState.Wrong) + wrong.Select(diagnostic => diagnostic.Place.File).Distinct().Count()} wrong"
                + (Count(CaseState.Broke) is > 0 and var broke ? $", {broke} broke" : ""));
    }

    /// <summary>The code of the first mistake in a test, to be explained.</summary>
    public string? FirstCode(IReadOnlyList<Diagnostic> wrong) => results.SelectMany(result => result.Diagnostics).Concat(wrong).FirstOrDefault()?.Code;

    int Count(CaseState state) => results.Count(result => result.State == state);

    void Print(CaseResult result)
    {
        terminal.Out.WriteLine($"{Word(result.State),-6}  {Shown(result.Place)}: {result.Name}");
        foreach (var diagnostic in result.Diagnostics)
            terminal.Out.WriteLine($"  {diagnostic}");
        if (result.Message.Length > 0)
            terminal.Out.WriteLine($"  {result.Message.ReplaceLineEndings(" ")}");
        foreach (var difference in result.Differences)
        {
            terminal.Out.WriteLine($"  {Shown(difference.Place)}: {difference.Subject}");
            foreach (var line in difference.Lines)
                terminal.Out.WriteLine($"    {Colored(line)}");
        }
        if (result.Paste.Length > 0)
            terminal.Out.WriteLine($"  to expect what came, put below 'expect:'\n    {result.Paste.TrimEnd().Replace("\n", "\n    ", StringComparison.Ordinal)}");
    }

    /// <summary>Red is what was expected and did not come, green what came, as in any diff.</summary>
    string Colored(DiffLine line)
    {
        var text = $"{line.Sign} {line.Text.ReplaceLineEndings(" ")}";
        return !terminal.Color || line.Sign == ' ' ? text : $"\e[{(line.Sign == '-' ? 31 : 32)}m{text}\e[0m";
    }

    static string Shown(Place place) => $"{place.File}({place.Line},{place.Column})";

    static string Word(CaseState state) => state switch
    {
        CaseState.Passed => "pass",
        CaseState.Failed => "FAIL",
        CaseState.Wrong => "WRONG",
        _ => "BROKE",
    };

    void WriteJson(IReadOnlyList<Diagnostic> wrong) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        foreach (var state in Enum.GetValues<CaseState>())
            json.WriteNumber(state.ToString().ToLowerInvariant(), Count(state));
        json.WriteStartArray("cases");
        foreach (var result in results)
            Write(json, result);
        json.WriteEndArray();
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in wrong)
            Write(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    static void Write(Utf8JsonWriter json, CaseResult result)
    {
        json.WriteStartObject();
        json.WriteString("name", result.Name);
        json.WriteString("state", result.State.ToString().ToLowerInvariant());
        Write(json, result.Place);
        if (result.Message.Length > 0)
            json.WriteString("message", result.Message);
        json.WriteStartArray("differences");
        foreach (var difference in result.Differences)
            Write(json, difference);
        json.WriteEndArray();
        json.WriteString("paste", result.Paste);
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in result.Diagnostics)
            Write(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Difference difference)
    {
        json.WriteStartObject();
        Write(json, difference.Place);
        json.WriteString("subject", difference.Subject);
        foreach (var (name, sign) in new[] { ("expected", '-'), ("actual", '+') })
        {
            json.WriteStartArray(name);
            foreach (var line in difference.Lines.Where(line => line.Sign == sign))
                json.WriteStringValue(line.Text);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        Write(json, diagnostic.Place);
        json.WriteString("code", diagnostic.Code);
        json.WriteString("message", diagnostic.Message);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Place place)
    {
        json.WriteString("file", place.File);
        json.WriteNumber("line", place.Line);
        json.WriteNumber("column", place.Column);
    }
}
