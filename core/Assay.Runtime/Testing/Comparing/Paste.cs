using System.Text;
using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Testing.Comparing;

/// <summary>What came, as it would be written below <c>expect:</c>; only what differs from what stands there now.</summary>
sealed class Paste
{
    readonly StringBuilder text = new();
    readonly List<(string Sample, string Column, double? Value)> scores = [];
    readonly List<string> instances = [], tables = [];

    public void Score(string sample, string column, double? value) => scores.Add((sample, column, value));

    public void Instance(InstanceExpectation row, IReadOnlyDictionary<string, double?> came) =>
        instances.Add($"  - {{ sample: {YamlText.Scalar(row.Sample)}, side: {row.Side}, instance: {row.Instance}{string.Concat(row.Columns.Keys.Select(column => $", {column}: {ExpectedNumber.Write(came.GetValueOrDefault(column))}"))} }}\n");

    public void Table(string name, IReadOnlyList<IReadOnlyList<string>> rows) => tables.Add($"  {YamlText.Scalar(name)}:\n{string.Concat(rows.Select(row => $"    - {Text(row)}\n"))}");

    public void Scalar(string key, string value) => text.Append($"{key}: {value}\n");

    public void List(string key, IEnumerable<string> lines) =>
        text.Append(lines.Any() ? $"{key}:\n{string.Concat(lines.Select(line => $"  - {line}\n"))}" : $"{key}: []\n");

    public void Map(string key, IEnumerable<(string Key, string Value)> entries) =>
        text.Append(entries.Any() ? $"{key}:\n{string.Concat(entries.Select(entry => $"  {YamlText.Scalar(entry.Key)}: {YamlText.Scalar(entry.Value)}\n"))}" : $"{key}: {{}}\n");

    public override string ToString() => Section("scores", scores.GroupBy(score => score.Sample)
        .Select(group => $"  {YamlText.Scalar(group.Key)}: {{ {string.Join(", ", group.Select(score => $"{score.Column}: {ExpectedNumber.Write(score.Value)}"))} }}\n"))
        + Section("instances", instances) + text + Section("tables", tables);

    static string Section(string key, IEnumerable<string> lines) => lines.Any() ? $"{key}:\n{string.Concat(lines)}" : "";

    public static string Text(QueueExpectation line) => line is { Instance: null, ReferenceInstance: null, Region: null } ? YamlText.Scalar(line.Sample)
        : Flow(("sample", YamlText.Scalar(line.Sample)), ("instance", line.Instance?.ToString()), ("reference_instance", line.ReferenceInstance?.ToString()), ("region", line.Region?.ToString()));

    public static string Text(IReadOnlyList<string> row) => $"[{string.Join(", ", row.Select(YamlText.Scalar))}]";

    public static string Text(FindingExpectation finding) => Flow(
        ("sample", Quoted(finding.Sample)), ("step", finding.Step), ("kind", Quoted(finding.Kind)), ("tag", Quoted(finding.Tag)), ("class", Quoted(finding.Class)), ("reference_class", Quoted(finding.ReferenceClass)),
        ("instance", finding.Instance?.ToString()), ("reference_instance", finding.ReferenceInstance?.ToString()),
        ("measured", finding.Measured is { Count: > 0 } measured ? Flow([.. measured.Select(entry => (YamlText.Scalar(entry.Key), (string?)ExpectedNumber.Write(entry.Value)))]) : null),
        ("detail", Quoted(finding.Detail)), ("penalty", finding.Penalty is { } penalty ? ExpectedNumber.Write(penalty) : null), ("severity", Quoted(finding.Severity)), ("rule", Quoted(finding.Rule)), ("count", finding.Count > 1 ? $"{finding.Count}" : null));

    static string? Quoted(string? text) => text is null ? null : YamlText.Scalar(text);

    static string Flow(params (string Key, string? Value)[] entries) => $"{{ {string.Join(", ", entries.Where(entry => entry.Value is not null).Select(entry => $"{entry.Key}: {entry.Value}"))} }}";
}
