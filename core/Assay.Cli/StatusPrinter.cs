using Assay.Runtime.Reviewing;

namespace Assay.Cli;

/// <summary>Says how a run's review stands.</summary>
sealed class StatusPrinter(Terminal terminal)
{
    public async Task<int> PrintAsync(string run, string[] by, CancellationToken cancel)
    {
        var status = await ReadAsync(run, by, cancel);
        status.KeepCost();
        if (terminal.Json)
            terminal.WriteJson(json => ReviewStatusJson.Write(json, status));
        else
            terminal.Out.Write(ReviewStatusText.Write(status));
        terminal.Next(status.Left > 0 ? $"assay review {Runner.Shown(run)}" : $"assay export {Runner.Shown(run)}");
        return ExitCode.Done;
    }

    /// <summary>Only attributes need the dataset.</summary>
    async Task<ReviewStatus> ReadAsync(string run, string[] by, CancellationToken cancel)
    {
        if (by.Length == 0)
            return ReviewStatus.Read(run);
        await using var session = ReviewCommand.Open(terminal, run, cancel);
        return session.StatusBy(by);
    }
}
