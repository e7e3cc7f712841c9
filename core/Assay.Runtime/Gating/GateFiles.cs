using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;

namespace Assay.Runtime.Gating;

/// <summary>What came of gates, for people, programs, CI servers and pull requests.</summary>
public static class GateFiles
{
    static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A line per gate.</summary>
    public static string Text(GateReport report)
    {
        var text = new StringBuilder();
        List<string[]> rows = [["", "gate", "value", "95 %", "n", "limit"], .. report.Results.Select(result => (string[])[Word(result.Status), result.Name, Value(result), Interval(result), Count(result), result.Rule])];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var (row, at) in rows.Select((row, at) => (row, at)))
        {
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
            if (at > 0 && report.Results[at - 1].Message is { Length: > 0 } message)
                text.Append(' ', widths[0] + 2).Append(message).Append('\n');
        }
        text.Append(Summary(report)).Append('\n');
        foreach (var note in report.Notes)
            text.Append("note: ").Append(note).Append('\n');
        return text.ToString();
    }

    /// <summary><c>gates: 3 passed, 1 failed</c></summary>
    public static string Summary(GateReport report) => "gates: " + string.Join(", ", Enum.GetValues<GateStatus>().Where(status => report.Count(status) > 0 || status == GateStatus.Passed).Select(status => $"{report.Count(status)} {Word(status)}"))
        + (report.Suppressed > 0 ? $"; {report.Suppressed} suppressed" : "");

    /// <summary>For a pull request.</summary>
    public static string Markdown(GateReport report)
    {
        var text = new StringBuilder($"### Label gates: {(report.HasFailed ? "failed" : report.HasNotRun ? "not all known" : "passed")}\n\n| | gate | value | 95 % | n | limit |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var result in report.Results)
            text.Append(CultureInfo.InvariantCulture, $"| {Word(result.Status)} | {Cell(result.Name)}{(result.Message.Length > 0 ? $"<br>{Cell(result.Message)}" : "")} | {Value(result)} | {Interval(result)} | {Count(result)} | {Cell(result.Rule)} |\n");
        text.Append('\n').Append(Summary(report)).Append('\n');
        foreach (var note in report.Notes)
            text.Append("\n> ").Append(Cell(note)).Append('\n');
        return text.ToString();
    }

    /// <summary>Words of data are no markup: no table's edge, no element, no link or picture from elsewhere.</summary>
    static string Cell(string text) => string.Concat(text.ReplaceLineEndings(" ").Select(c => c switch { '<' => "&lt;", '|' or '[' or '`' or '\\' => $"\\{c}", _ => $"{c}" }));

    /// <summary>As CI servers read test results: a gate that does not hold is a failure, one whose figure is not known an error where it would fail and skipped where it would warn, one that warns passed and says so. As the command exits, so counts the file.</summary>
    public static string JUnit(GateReport report)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            foreach (var (name, value) in new[] { ("name", "assay gates"), ("tests", $"{report.Results.Count}"), ("failures", $"{report.Count(GateStatus.Failed)}"), ("errors", $"{report.Results.Count(IsError)}"), ("skipped", $"{report.Count(GateStatus.NotRun) - report.Results.Count(IsError)}"), ("time", "0") })
                xml.WriteAttributeString(name, value);
            foreach (var result in report.Results)
                Write(xml, result);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n";
    }

    static void Write(XmlWriter xml, GateResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", "assay.gates");
        xml.WriteAttributeString("name", Printable(result.Name));
        xml.WriteAttributeString("time", "0");
        if (result.Status is GateStatus.Failed or GateStatus.NotRun)
        {
            xml.WriteStartElement(result.Status == GateStatus.Failed ? "failure" : IsError(result) ? "error" : "skipped");
            xml.WriteAttributeString("message", Printable(result.Message));
            if (result.Status == GateStatus.Failed || IsError(result))
            {
                xml.WriteAttributeString("type", result.Status == GateStatus.Failed ? "gate" : "not_run");
                xml.WriteString(Printable($"{Value(result)}, expected {result.Rule}, n {result.N}"));
            }
            xml.WriteEndElement();
        }
        else
            xml.WriteElementString("system-out", Printable($"{Value(result)}, {result.Rule}, n {result.N}{(result.Status == GateStatus.Warned ? $"; warning: {result.Message}" : "")}"));
        xml.WriteEndElement();
    }

    static bool IsError(GateResult result) => result is { Status: GateStatus.NotRun, Severity: GateSeverity.Error };

    /// <summary>XML has no place for control characters and halves of surrogate pairs.</summary>
    static string Printable(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "?"));

    /// <summary>gates.json of a run folder; removed where there are no gates.</summary>
    internal static void Write(RunFolder folder, GateReport? report)
    {
        if (report is null)
            File.Delete(folder.Gates);
        else
            AtomicFile.Write(folder.Gates, stream =>
            {
                using (var json = new Utf8JsonWriter(stream, Layout))
                    WriteJson(json, report);
                stream.WriteByte((byte)'\n');
            });
    }

    public static void WriteJson(Utf8JsonWriter json, GateReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteBoolean("passed", !report.HasFailed);
        json.WriteBoolean("complete", !report.HasNotRun);
        json.WriteStartObject("counts");
        foreach (var status in Enum.GetValues<GateStatus>())
            json.WriteNumber(Identifier.SnakeCase(status.ToString()), report.Count(status));
        json.WriteEndObject();
        json.WriteNumber("suppressed", report.Suppressed);
        json.WriteStartObject("references");
        foreach (var (id, fingerprint) in report.Fingerprints)
            json.WriteString(id, fingerprint);
        json.WriteEndObject();
        json.WriteStartArray("gates");
        foreach (var result in report.Results)
            Write(json, result);
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in report.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, GateResult result)
    {
        json.WriteStartObject();
        json.WriteString("name", result.Name);
        json.WriteString("gate", result.Gate);
        json.WriteText("slice", result.Slice);
        json.WriteString("status", Identifier.SnakeCase(result.Status.ToString()));
        json.WriteNumber("value", result.Value);
        json.WriteNumber("low95", result.Interval?.Low);
        json.WriteNumber("high95", result.Interval?.High);
        json.WriteNumber("compared", result.Compared);
        json.WriteString("limit", result.Rule);
        json.WriteNumber("n", result.N);
        json.WriteText("message", result.Message.Length == 0 ? null : result.Message);
        json.WriteEndObject();
    }

    static string Word(GateStatus status) => Identifier.SnakeCase(status.ToString()).Replace('_', ' ');
    static string Value(GateResult result) => result.Value is { } value ? GateCheck.Text(value) : "-";
    static string Interval(GateResult result) => result.Interval is { } interval ? $"{GateCheck.Text(interval.Low)}..{GateCheck.Text(interval.High)}" : "";
    static string Count(GateResult result) => result.N.ToString(CultureInfo.InvariantCulture);
}
