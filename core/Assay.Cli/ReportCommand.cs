using System.CommandLine;
using System.Diagnostics;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary><c>assay report</c>: writes the page about a run that people forward.</summary>
static class ReportCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a finished run." };
        var since = new Option<string?>("--since") { Description = "An earlier run of the same dataset: list what was fixed, what is new, what got worse.", HelpName = "RUN" };
        var assets = new Option<string?>("--assets") { Description = "Write the pictures into this folder, larger, and let the page link to them.", HelpName = "DIR" };
        var noImages = new Option<bool>("--no-images") { Description = "No pictures of items." };
        var to = new Option<string?>("--to", "-o") { Description = "Where to write. Default: report.html in the run folder.", HelpName = "FILE" };
        var open = new Option<string>("--open") { Description = "Show it in the browser.", HelpName = "yes|no", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => "no" }.AcceptOnlyFromAmong("yes", "no");
        var command = new Command("report", "Write one HTML page about a run that opens anywhere, with the verdicts there are now, and its numbers as report.json.") { run, since, assets, noImages, to, open, GlobalOptions.NoScripts };
        command.SetAction(async (parse, cancel) =>
        {
            var terminal = new Terminal(parse);
            Dictionary<string, object> changes = [];
            if (parse.GetValue(since) is { } earlier)
                changes["since"] = new InputPath(Path.GetFullPath(earlier));
            if (parse.GetValue(assets) is { } folder)
                changes["assets"] = new OutputPath(Path.GetFullPath(folder));
            if (parse.GetValue(to) is { } file)
                changes["to"] = new OutputPath(Path.GetFullPath(file));
            if (parse.GetValue(noImages))
                changes["no_images"] = true;
            var path = await WriteAsync(terminal, parse.GetValue(run)!, changes, cancel);
            terminal.Say($"wrote {Runner.Shown(path)}");
            if (parse.GetResult(open) is { Implicit: false } && parse.GetValue(open) is null or "yes")
                Show(terminal, path);
            terminal.Next($"assay review {Runner.Shown(parse.GetValue(run)!)}");
            return ExitCode.Done;
        });
        return command;
    }

    static async Task<string> WriteAsync(Terminal terminal, string run, Dictionary<string, object> changes, CancellationToken cancel)
    {
        var catalog = terminal.Discover();
        var output = catalog.Find(ComponentKind.Output, "report") ?? throw new AssayException("unknown-component", "no plugin has an output 'report'; 'assay list' shows what is installed, and it belongs to the plugin Outputs.Report");
        await using var session = ReviewCommand.Open(terminal, catalog, new ProblemLog(), run, cancel);
        return await session.WriteAsync(output, changes, "to", cancel) ?? Path.Combine(Path.GetFullPath(run), "report.html");
    }

    /// <summary>Whatever the system opens such files with; where it has nothing, the path was said.</summary>
    static void Show(Terminal terminal, string path)
    {
        try
        {
            Process.Start(new ProcessStartInfo(path) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            terminal.Say($"nothing here opens it: {e.Message}");
        }
    }
}
