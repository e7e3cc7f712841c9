using System.CommandLine;
using Assay.Runtime.Gating;

namespace Assay.Cli;

/// <summary><c>assay gate</c>: evaluates the gates of a finished run again.</summary>
static class GateCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a finished run." };
        var junit = new Option<string?>("--junit") { Description = "Also write the results as JUnit XML, for CI servers.", HelpName = "FILE" };
        var markdown = new Option<string?>("--markdown") { Description = "Also write them as Markdown, for pull requests.", HelpName = "FILE" };
        var command = new Command("gate", "Check the pipeline's gates on a finished run, without running it again.") { run, junit, markdown, GlobalOptions.NoScripts };
        command.SetAction(async (parse, cancel) =>
        {
            var (terminal, folder) = (new Terminal(parse), parse.GetValue(run)!);
            await using var session = ReviewCommand.Open(terminal, folder, cancel);
            var report = session.Gate();
            if (parse.GetValue(junit) is { } xml)
                Write(xml, GateFiles.JUnit(report));
            if (parse.GetValue(markdown) is { } page)
                Write(page, GateFiles.Markdown(report));
            if (terminal.Json)
                terminal.WriteJson(json => GateFiles.WriteJson(json, report));
            else
                terminal.Out.Write(GateFiles.Text(report));
            if (report.HasNotRun)
                terminal.Say("a gate whose figure is not known has not been kept");
            terminal.Next(report.HasNotRun || report.HasFailed ? $"assay review {Runner.Shown(folder)} --status" : $"assay export {Runner.Shown(folder)}");
            return report.HasFailed || report.HasNotRun ? ExitCode.CheckFailed : ExitCode.Done;
        });
        return command;
    }

    static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, text);
    }
}
