using System.Text;

namespace Assay.Runtime.Demo;

/// <summary>What <c>assay demo</c> prints: the queue's head with what is known of each sample, and what that is worth.</summary>
public static class DemoReport
{
    /// <param name="queue">In review order.</param>
    /// <param name="run">The run folder.</param>
    public static string Write(DemoDataset dataset, IReadOnlyList<Item> queue, string run)
    {
        var harvest = DemoHarvest.Count(dataset, [.. queue.Select(item => item.Sample)], Path.Combine(run, "scores.csv"));
        var errors = dataset.Errors.ToDictionary(error => error.Sample, StringComparer.Ordinal);
        var known = queue.Take(harvest.Looked).Select(item => errors.TryGetValue(item.Sample, out var error) ? Describe(error) : "-").ToArray();
        var width = known.Append("known error").Max(text => text.Length);
        var text = new StringBuilder();
        text.Append($"rank  sample    {"known error".PadRight(width)}  reason\n");
        for (var i = 0; i < harvest.Looked; i++)
            text.Append($"{queue[i].Rank,4}  {queue[i].Sample}  {known[i].PadRight(width)}  {queue[i].Reason}\n");
        return text.Append('\n').Append(Verdict(dataset, harvest)).ToString();
    }

    static string Verdict(DemoDataset dataset, DemoHarvest harvest) =>
        $"""
        {harvest.Found} of the first {harvest.Looked} are errors that were put in ({dataset.Errors.Count} of {dataset.Samples} samples have one).
        By chance there would be {harvest.Chance:0.0}; the first {harvest.Looked} of the `random` scorer hold {harvest.Random}.

        """.ReplaceLineEndings("\n");

    static string Describe(LabelError error)
    {
        var (from, to) = (Scene.ClassNames[error.ClassFrom], Scene.ClassNames[error.ClassTo]);
        return error.Kind switch
        {
            LabelErrorKind.Drop => $"{from} left out, {error.AreaPx} px",
            LabelErrorKind.Swap => $"{from} called {to}, {error.AreaPx} px",
            _ => $"{from} shifted by {error.Strength} px, {error.AreaPx} px",
        };
    }
}
