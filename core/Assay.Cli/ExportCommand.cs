using System.CommandLine;

namespace Assay.Cli;

/// <summary><c>assay export</c>: writes a run's outputs again, with the verdicts there are now.</summary>
static class ExportCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a finished run." };
        var command = new Command("export", "Write the pipeline's outputs of a run again, with the verdicts there are now.") { run, GlobalOptions.NoScripts };
        command.SetAction(async (parse, cancel) =>
        {
            await using var session = ReviewCommand.Open(new Terminal(parse), parse.GetValue(run)!, cancel);
            await session.ExportAsync(cancel);
            new Terminal(parse).Next($"ls {parse.GetValue(run)}");
            return ExitCode.Done;
        });
        return command;
    }
}
