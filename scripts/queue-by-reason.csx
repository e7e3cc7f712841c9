// What the queue is made of, as Markdown: how often each reason stands first, with the samples that have it.
// outputs: [ { script: { file: queue-by-reason.csx, path: out/queue.md, examples: 3 } } ]
void Write(IRun run, TextWriter to, [Range(0, 100), Description("Samples to name for each reason.")] int examples = 5)
{
    to.WriteLine($"# {run.Queue.Count} of {run.Table.Samples.Count} samples and objects to look at");
    foreach (var group in run.Queue.GroupBy(item => item.Reason.Split([',', '='])[0].Trim()).OrderByDescending(group => group.Count()))
        to.WriteLine($"- {group.Count()} x {group.Key}: {string.Join(", ", group.Select(item => item.Sample).Distinct().Take(examples))}");
}
