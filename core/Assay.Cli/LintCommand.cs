using System.CommandLine;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary><c>assay lint</c>: checks pipelines without running anything.</summary>
static class LintCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Pipelines, their tests (x.test.yaml), folders, globs, or Markdown pages with complete yaml blocks.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("lint", "Check pipelines: every name, option, path and expression, without running anything.") { files };
        command.SetAction(parse => Run(new Terminal(parse), parse.GetValue(files)!));
        return command;
    }

    static int Run(Terminal terminal, string[] files)
    {
        var catalog = terminal.Discover();
        var check = PipelineCheck.Of(files, catalog, terminal.Compiler(), LintHost.For(AssayFolders.Cache));
        if (terminal.Json)
            WriteJson(terminal, check);
        else
            foreach (var diagnostic in check.Diagnostics)
                terminal.Out.WriteLine(diagnostic);
        if (!terminal.Quiet)
            terminal.Say($"{Count(check.Errors, "error")}, {Count(check.Warnings, "warning")} in {Count(check.Pipelines, "pipeline")}{(check.Tests > 0 ? $", {Count(check.Tests, "test file")}" : "")}");
        terminal.Next(check.Diagnostics.Count > 0 ? $"assay explain {check.Diagnostics[0].Code}" : $"assay run {files[0]}{terminal.PluginOptions}");
        return check.Errors > 0 ? ExitCode.CheckFailed : ExitCode.Done;
    }

    static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    static void WriteJson(Terminal terminal, PipelineCheck check) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteNumber("pipelines", check.Pipelines);
        json.WriteNumber("tests", check.Tests);
        json.WriteNumber("errors", check.Errors);
        json.WriteNumber("warnings", check.Warnings);
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in check.Diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("file", diagnostic.Place.File);
            json.WriteNumber("line", diagnostic.Place.Line);
            json.WriteNumber("column", diagnostic.Place.Column);
            json.WriteString("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
            json.WriteString("code", diagnostic.Code);
            json.WriteString("message", diagnostic.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
