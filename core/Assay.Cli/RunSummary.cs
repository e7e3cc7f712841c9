using Assay.Runtime.Gating;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary>What came of a run, for a person (the head of the queue, what each step did, problems by kind) or as JSON.</summary>
sealed class RunSummary(Terminal terminal)
{
    const int Shown = 20;
    const int Examples = 3;

    public void Print(RunOutcome outcome)
    {
        if (terminal.Json)
            WriteJson(outcome);
        else
            PrintQueue(outcome.Queue, terminal.IsScreen ? Shown : int.MaxValue);
        if (!terminal.Quiet)
            PrintSteps(outcome);
        PrintProblems(outcome.Problems);
        PrintLedger(outcome.Ledger);
        foreach (var note in outcome.Notes)
            terminal.Say($"note: {note}");
        foreach (var line in outcome.Cost?.Lines() ?? [])
            terminal.Say($"cost: {line}");
        if (outcome.Gates is { } gates)
            terminal.Say(GateFiles.Text(gates).TrimEnd());
        if (!terminal.Quiet)
            foreach (var line in outcome.Busy)
                terminal.Say($"time of {line}");
        if (outcome.Work.Reused > 0)
            terminal.Say($"reused {outcome.Work.Reused} of {outcome.Work.Scores} scores");
        terminal.Say($"{outcome.Queue.Count} items queued of {outcome.Samples} samples{(outcome.Failed > 0 ? $", {outcome.Failed} of them could not be audited" : "")}: {Runner.Shown(outcome.Folder)}");
    }

    /// <summary>The first items with their reasons.</summary>
    public void PrintQueue(IReadOnlyList<Item> queue, int most)
    {
        if (!terminal.IsScreen)
            terminal.Out.WriteLine("rank\titem\tsample\tunit\treason");
        var width = queue.Take(most).Select(item => item.Sample.Length).DefaultIfEmpty(0).Max();
        foreach (var item in queue.Take(most))
            terminal.Out.WriteLine(terminal.IsScreen
                ? $"{item.Rank,4}  {item.Sample.PadRight(width)}  {(item.Unit == Unit.Sample ? "" : item.Unit.ToString().ToLowerInvariant() + "  ")}{item.Reason}"
                : $"{item.Rank}\t{item.Id}\t{item.Sample}\t{item.Unit.ToString().ToLowerInvariant()}\t{item.Reason.Replace('\t', ' ').ReplaceLineEndings(" ")}");
        if (queue.Count > most)
            terminal.Out.WriteLine($"      and {queue.Count - most} more in queue.csv");
    }

    void PrintSteps(RunOutcome outcome)
    {
        var width = outcome.Steps.Select(step => step.Step.Length).DefaultIfEmpty(4).Max();
        terminal.Say($"{"step".PadRight(width)}  {"in",8}  {"kept",8}  {"no evidence",11}  {"failed",6}");
        foreach (var step in outcome.Steps)
            terminal.Say($"{step.Step.PadRight(width)}  {step.In,8}  {step.Kept,8}  {step.Empty,11}  {step.Failed,6}");
    }

    public void PrintProblems(IReadOnlyList<Problem> problems)
    {
        foreach (var kind in problems.GroupBy(problem => problem.Code))
        {
            terminal.Say($"problem {kind.Key}: {kind.Count()}");
            foreach (var problem in kind.Take(Examples))
                terminal.Say($"  {(problem.Sample is { } sample ? $"'{sample}': " : "")}{problem}");
            if (kind.Count() > Examples)
                terminal.Say($"  and {kind.Count() - Examples} more in run.json");
        }
    }

    public void PrintLedger(IReadOnlyList<LedgerLine> ledger)
    {
        foreach (var line in ledger)
            terminal.Say($"{line.Conversion.ToString().ToLowerInvariant()} {line.Count}: {line.Message} [{line.Code}]{(line.Entries.FirstOrDefault(entry => entry.Sample is not null)?.Sample is { } sample ? $", for example '{sample}'" : "")}");
        if (ledger.Count > 0)
            terminal.Say("every conversion with its place: tables/ledger.csv");
    }

    void WriteJson(RunOutcome outcome) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("folder", outcome.Folder);
        json.WriteNumber("samples", outcome.Samples);
        json.WriteNumber("failed", outcome.Failed);
        json.WriteNumber("problems", outcome.Problems.Count);
        json.WriteStartArray("ledger");
        foreach (var line in outcome.Ledger)
        {
            json.WriteStartObject();
            json.WriteString("conversion", line.Conversion.ToString().ToLowerInvariant());
            json.WriteString("code", line.Code);
            json.WriteNumber("count", line.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("scores", outcome.Work.Scores);
        json.WriteNumber("reused", outcome.Work.Reused);
        json.WriteStartArray("queue");
        foreach (var item in outcome.Queue)
        {
            json.WriteStartObject();
            json.WriteNumber("rank", item.Rank);
            json.WriteString("item", item.Id);
            json.WriteString("sample", item.Sample);
            json.WriteString("unit", item.Unit.ToString().ToLowerInvariant());
            json.WriteString("reason", item.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
