using System.CommandLine;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Testing;

namespace Assay.Cli;

/// <summary><c>assay test</c>: runs the tests beside pipelines, all cases of all files.</summary>
static class TestCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Pipelines, their test files (x.test.yaml beside x.yaml), folders or globs.", DefaultValueFactory = _ => ["."] };
        var command = new Command("test", "Test pipelines: run each on the fixtures of its x.test.yaml and compare scores, queue and findings.") { files, GlobalOptions.NoScripts };
        command.SetAction((parse, _) => RunAsync(new Terminal(parse), parse.GetValue(files)!));
        return command;
    }

    static async Task<int> RunAsync(Terminal terminal, string[] files)
    {
        using var interruption = new Interruption(terminal);
        var report = new TestReport(terminal);
        var wrong = await new TestSuite(terminal.Discover(), terminal.Scripts()).RunAsync(files, report.Take, interruption.Token);
        report.Finish(wrong);
        var code = Code(report.Results, wrong);
        terminal.Next(code == ExitCode.Done ? $"assay run {report.Pipeline ?? "PIPELINE"}"
            : report.FirstCode(wrong) is { } first ? $"assay explain {first}" : $"assay test {string.Join(' ', files.Select(Runner.Shown))}");
        return code;
    }

    /// <summary>Of several the first that applies: it broke, a test is wrong, a test failed.</summary>
    static int Code(IReadOnlyList<CaseResult> results, IReadOnlyList<Diagnostic> wrong) =>
        results.Any(result => result.State == CaseState.Broke) ? ExitCode.Broke
        : wrong.Count > 0 || results.Any(result => result.State == CaseState.Wrong) ? ExitCode.Usage
        : results.Any(result => result.State == CaseState.Failed) ? ExitCode.CheckFailed
        : ExitCode.Done;
}
