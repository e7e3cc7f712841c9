using System.CommandLine;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;
using Assay.Runtime.Verifying;

namespace Assay.Cli;

/// <summary><c>assay verify</c>: ties the verdicts of a run to corrected labels.</summary>
static class VerifyCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a reviewed run. Its own labels must be those that were reviewed." };
        var with = new Option<string>("--with") { Description = "The corrected labels: a path that replaces the dataset's own, a pipeline whose dataset they are, or a component with its options, as in 'coco: { annotations: fixed.json }'.", HelpName = "CORRECTED", Required = true };
        var format = new Option<string?>("--format") { Description = "The dataset component that reads the path. Default: the run's.", HelpName = "NAME" };
        var pictures = new Option<string?>("--pictures") { Description = "Where pictures of before and after go, and items.csv; verify.json goes into the run folder. Default: verify/ in the run folder.", HelpName = "DIR" };
        var noPictures = new Option<bool>("--no-pictures") { Description = "Write no file." };
        var ask = new Option<bool>("--ask") { Description = "Ask models about changed samples of which the run has kept no opinion. Default: they take no part there." };
        var command = new Command("verify", "Say what became of every verdict in corrected labels: fixed, unchanged, regressed, newly broken.") { run, with, format, pictures, noPictures, ask, GlobalOptions.NoScripts };
        command.Validators.Add(result =>
        {
            if (result.GetValue(noPictures) && result.GetValue(pictures) is not null)
                result.AddError("--pictures and --no-pictures say the opposite; give one of them");
        });
        command.SetAction(async (parse, cancel) =>
        {
            var (terminal, folder) = (new Terminal(parse), parse.GetValue(run)!);
            var catalog = terminal.Discover();
            var hosts = new Hosts(catalog.Components, new ProblemLog(), AssayFolders.Cache);
            await using var session = ReviewSession.Open(folder, PipelineReader.Read(ReviewSession.TextOf(folder), catalog, terminal.Scripts(), hosts.For), hosts, cancel);
            var verification = await session.VerifyAsync(new CorrectedDataset(catalog, terminal.Scripts(), hosts), parse.GetValue(with)!, parse.GetValue(format),
                parse.GetValue(noPictures) ? null : parse.GetValue(pictures) ?? Path.Combine(folder, "verify"), parse.GetValue(ask), cancel);
            Print(terminal, verification);
            return verification.HasRegressed ? ExitCode.CheckFailed : verification.Count(Outcome.Missing) > 0 ? ExitCode.Partial : ExitCode.Done;
        });
        return command;
    }

    static void Print(Terminal terminal, Verification verification)
    {
        if (terminal.Json)
            terminal.WriteJson(json => VerificationFiles.WriteJson(json, verification));
        else
            terminal.Out.Write(VerificationFiles.Text(verification));
        if (verification.Folder is { } folder)
            terminal.Say($"{verification.Items.Count(item => item.Picture is not null)} pictures of before and after, every item in items.csv: {Runner.Shown(folder)}");
        terminal.Next(verification.Count(Outcome.Unchanged) + verification.Count(Outcome.Regressed) > 0 ? $"assay export {Runner.Shown(verification.Run)}" : $"assay review {Runner.Shown(verification.Run)} --status");
    }
}
