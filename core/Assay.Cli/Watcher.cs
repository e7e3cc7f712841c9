using System.Diagnostics;
using Assay.Runtime.Running;
using Assay.Runtime.Watching;

namespace Assay.Cli;

/// <summary><c>assay run --watch</c>: runs, prints the scores, and after every change of a file what it changed. Errors are shown and watching goes on.</summary>
sealed class Watcher(Terminal terminal)
{
    const int MostRows = 50;

    readonly WatchedFiles files = new();
    ScoreSnapshot? scores;
    IReadOnlyList<Problem> problems = [];

    public async Task<int> RunAsync(string file, RunOptions options)
    {
        using var interruption = new Interruption(terminal);
        var scripts = terminal.Scripts(files.Note);
        var run = new WatchRun(terminal.Discover(), scripts, new Silence());
        Task? warm = null;
        try
        {
            while (true)
            {
                files.Forget();
                files.Note(file);
                await ScoreAsync(run, file, options, interruption.Token);
                warm ??= Task.Run(scripts.Warm);
                await files.ChangeAsync(interruption.Token);
            }
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            terminal.Next($"assay run {Runner.Shown(file)}");
            return ExitCode.Done;
        }
    }

    async Task ScoreAsync(WatchRun run, string file, RunOptions options, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var (now, outcome, warnings) = await run.RunAsync(file, options, stop);
            foreach (var warning in warnings)
                terminal.Say(warning.ToString());
            Print(now, outcome.Problems);
            (scores, problems) = (now, outcome.Problems);
        }
        catch (DataException e)
        {
            terminal.Say($"{e.ToProblem()} [{e.Code}]");
        }
        catch (Exception e) when (e is AssayException or IOException or UnauthorizedAccessException)
        {
            terminal.Say(e.Message);
        }
        terminal.Say($"{clock.Elapsed.TotalSeconds:0.00} s; watching {string.Join(", ", files.Paths.Select(Runner.Shown))}; Ctrl-C ends");
    }

    void Print(ScoreSnapshot now, IReadOnlyList<Problem> found)
    {
        if (scores is null)
            PrintAll(now);
        else
            PrintChanges(ScoreChange.Between(scores, now));
        foreach (var problem in found.Except(problems))
            terminal.Out.WriteLine($"{(scores is null ? "" : "new ")}problem {problem.Code}: {(problem.Sample is { } sample ? $"'{sample}': " : "")}{problem}");
        if (problems.Except(found).Count() is > 0 and var gone)
            terminal.Out.WriteLine($"{gone} problem{(gone == 1 ? "" : "s")} gone");
    }

    void PrintAll(ScoreSnapshot now)
    {
        foreach (var line in TextTable.Lines([["sample", .. now.Columns], .. now.Rows.Take(MostRows).Select(row => new[] { row.Sample }.Concat(row.Values).ToArray())]))
            terminal.Out.WriteLine(line);
        SayRest(now.Rows.Count);
    }

    void PrintChanges(IReadOnlyList<ScoreChange> changes)
    {
        if (changes.Count == 0)
            terminal.Out.WriteLine("nothing changed");
        foreach (var change in changes)
        {
            terminal.Out.WriteLine($"{change.Column} changed for {change.Samples.Count} sample{(change.Samples.Count == 1 ? "" : "s")}");
            foreach (var line in TextTable.Lines([.. change.Samples.Take(MostRows).Select(row => new[] { row.Sample, Shown(row.Before), "->", Shown(row.After) })], "  "))
                terminal.Out.WriteLine(line);
            SayRest(change.Samples.Count);
        }
    }

    void SayRest(int rows)
    {
        if (rows > MostRows)
            terminal.Out.WriteLine($"  and {rows - MostRows} more");
    }

    static string Shown(string? value) => value is null ? "(none)" : value.Length == 0 ? "(empty)" : value;

    /// <summary>A few samples need no progress.</summary>
    sealed class Silence : IRunProgress
    {
        public void Begin(string name, int total)
        {
        }

        public void Advance(int samples)
        {
        }

        public void Say(string line)
        {
        }
    }
}
