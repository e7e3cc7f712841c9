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
        var command = new Command("review", "Take a reviewer through the queue of a run.") { run, reviewer };
        command.SetAction(async (parse, cancel) =>
        {
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
