using Assay.Formats.Cvat.Pushing;

namespace Assay.Formats.Cvat;

/// <summary>Takes findings and verdicts back to a CVAT server. What is there already is not sent again.</summary>
[Component("cvat_server", "Findings and verdicts back to a CVAT server: issues on frames, stages and states of jobs, frames to annotate again, corrections.")]
public sealed class CvatServerOutput : IOutput
{
    readonly CvatServerOptions options;
    readonly IHost host;

    /// <exception cref="AssayException">Options contradict each other.</exception>
    public CvatServerOutput(CvatServerOptions options, IHost host)
    {
        (this.options, this.host) = (options, host);
        if (options.Url is { } url)
            Server.Connecting.Check(url, options.Project, options.Task, options.Job);
        else if (options.Project is not null || options.Task.Count + options.Job.Count > 0)
            throw new AssayException("cvat-options", "project:, task: and job: need url: beside them; without all of these the dataset's server is meant");
    }

    /// <summary>For pauses between attempts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public bool Rehearses => true;

    public async Task WriteAsync(IRun run, CancellationToken cancel)
    {
        await using var place = await ServerPlace.OpenAsync(options, run, host, Time, cancel);
        var folder = Path.Combine(run.Folder, "cvat_server");
        Directory.CreateDirectory(folder);
        using ExportLedger ledger = new(Path.Combine(folder, "ledger.csv"), host);
        using Outbox outbox = new(place.Client, Path.Combine(folder, "requests.jsonl"), options.DryRun || run.Rehearsal is not null, run.Rehearsal);
        Pushes pushes = new(run, place, outbox, ledger);
        if (options.Issues != PushedItems.None)
            await new IssueWriter(pushes, options).WriteAsync(cancel);
        if (options.Corrections)
            await new CorrectionWriter(pushes).WriteAsync(cancel);
        if (options.WithErrors is not null || options.WithoutErrors is not null)
            await new StatusWriter(pushes, options).WriteAsync(cancel);
        if (options is { Reannotate: not PushedItems.None, ReannotateAs: ReannotationPlace.Task })
            await new NewTaskWriter(pushes, options.Reannotate, Time).WriteAsync(cancel);
        else if (options.Reannotate != PushedItems.None)
            await new ReannotationWriter(pushes, options.Reannotate).WriteAsync(cancel);
        ledger.Complete();
        outbox.Complete();
    }
}
