using System.CommandLine;
using Assay.Runtime.Pipelines;
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
        var status = new Option<bool>("--status") { Description = "Open nothing; say how far the review is, how many labels are wrong, and how far reviewers agree." };
        var by = new Option<string[]>("--by") { Description = "With --status: penalties for each value of an attribute of the samples; may be repeated.", HelpName = "ATTRIBUTE", DefaultValueFactory = _ => [] };
        var command = new Command("review", "Take a reviewer through the queue of a run.") { run, reviewer, status, by };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(status) && result.GetValue(by) is { Length: > 0 })
                result.AddError("--by belongs to --status");
        });
        command.SetAction(async (parse, cancel) =>
        {
            if (parse.GetValue(status))
                return await new StatusPrinter(new Terminal(parse)).PrintAsync(parse.GetValue(run)!, parse.GetValue(by)!, cancel);
            await using var session = await OpenAsync(new Terminal(parse), parse.GetValue(run)!, cancel);
            await session.ReviewAsync(parse.GetValue(reviewer) ?? Environment.UserName, cancel);
            new Terminal(parse).Next($"assay export {parse.GetValue(run)}");
            return ExitCode.Done;
        });
        return command;
    }

    public static Task<ReviewSession> OpenAsync(Terminal terminal, string run, CancellationToken cancel)
    {
        var catalog = terminal.Discover();
        var hosts = new Hosts(catalog.Components, new ProblemLog(), AssayFolders.Cache);
        var pipeline = PipelineReader.Read(ReviewSession.PipelineOf(run), catalog, terminal.Scripts(), hosts.For);
        return ReviewSession.OpenAsync(run, pipeline, hosts, cancel);
    }
}
