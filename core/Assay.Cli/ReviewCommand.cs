using System.CommandLine;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary><c>assay review</c>: opens a run's queue with the pipeline's review front end.</summary>
static class ReviewCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a finished run." };
        var reviewer = new Option<string?>("--reviewer") { Description = "Whose verdicts these are. Default: the user's name.", HelpName = "NAME" };
        var isReadOnly = new Option<bool>("--readonly") { Description = "Look only: nothing is recorded, and no lock is held." };
        var images = new Option<string?>("--images") { Description = "How pictures are shown in this terminal: auto, kitty, iterm, blocks or letters.", HelpName = "HOW" };
        images.AcceptOnlyFromAmong("auto", "kitty", "iterm", "blocks", "letters");
        var status = new Option<bool>("--status") { Description = "Open nothing; say how far the review is, how many labels are wrong, and how far reviewers agree." };
        var by = new Option<string[]>("--by") { Description = "With --status: penalties for each value of an attribute of the samples; may be repeated.", HelpName = "ATTRIBUTE", DefaultValueFactory = _ => [] };
        var command = new Command("review", "Take a reviewer through the queue of a run.") { run, reviewer, isReadOnly, images, status, by };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(status) && result.GetValue(by) is { Length: > 0 })
                result.AddError("--by belongs to --status");
        });
        command.SetAction(async (parse, cancel) =>
        {
            if (parse.GetValue(status))
                return await new StatusPrinter(new Terminal(parse)).PrintAsync(parse.GetValue(run)!, parse.GetValue(by)!, cancel);
            var terminal = new Terminal(parse);
            if (parse.GetValue(images) is { } how)
                Environment.SetEnvironmentVariable("ASSAY_IMAGES", how); // What the front end looks at: the terminal's word, over the pipeline's.
            await using var session = Open(terminal, parse.GetValue(run)!, cancel);
            var progress = await session.ReviewAsync(parse.GetValue(reviewer) ?? Environment.UserName, cancel, parse.GetValue(isReadOnly), terminal.Say);
            if (!terminal.Quiet)
                terminal.Say($"{progress.Reviewer}: {progress.Decided} of {session.Items} items decided, {progress.Errors} of them errors");
            terminal.Next(progress.Decided < session.Items ? $"assay review {Runner.Shown(parse.GetValue(run)!)}{(parse.GetValue(reviewer) is { } name ? $" --reviewer {Runner.Shown(name)}" : "")}" : $"assay export {Runner.Shown(parse.GetValue(run)!)}");
            return ExitCode.Done;
        });
        return command;
    }

    public static ReviewSession Open(Terminal terminal, string run, CancellationToken cancel) => Open(terminal, terminal.Discover(), new ProblemLog(), run, cancel);

    public static ReviewSession Open(Terminal terminal, PluginCatalog catalog, ProblemLog problems, string run, CancellationToken cancel)
    {
        var hosts = new Hosts(catalog.Components, problems, AssayFolders.Cache);
        var pipeline = FrontEnd.With(PipelineReader.Read(ReviewSession.TextOf(run), catalog, terminal.Scripts(), hosts.For), catalog);
        return ReviewSession.Open(run, pipeline, hosts, cancel);
    }
}
