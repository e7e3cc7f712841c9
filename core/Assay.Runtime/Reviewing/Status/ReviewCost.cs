using System.Globalization;
using Assay.Runtime.Costing;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>What the queue costs by the pipeline's <c>cost:</c>, now that verdicts say how long an item takes and how many are wrong.</summary>
/// <param name="Queue">Labelling all of it again.</param>
/// <param name="Left">Labelling again what nobody has looked at; null when all has been.</param>
/// <param name="Review">Looking at that, one reviewer, at the hourly price and the pace so far; null without either, or when nothing is left.</param>
public sealed record ReviewCost(CostEstimate Queue, CostEstimate? Left, double? Review)
{
    /// <param name="seconds">That an item took, measured.</param>
    /// <returns>Null when the run has no cost.</returns>
    internal static ReviewCost? Of(ReviewedRun run, double? seconds)
    {
        if (CostFile.Read(run.Folder) is not ({ } terms, var units))
            return null;
        int decided = run.Queue.Count(item => run.IsWrong(item) is not null), found = run.Queue.Count(item => run.IsWrong(item) == true);
        double? wrong = decided == 0 ? null : (double)found / decided;
        Item[] left = [.. run.Queue.Where(item => !run.IsReached(item))];
        return new ReviewCost(terms.Of(units, run.Queue.Count, seconds, wrong),
            left.Length == 0 ? null : terms.Of(Units(terms.Unit, run.Queue, left, units), left.Length, seconds, wrong) with { Of = "the rest of the queue" },
            left.Length == 0 ? null : seconds * left.Length / 3600 * terms.Hourly);
    }

    /// <summary>Objects are counted for the queue only: a part has as many as its images on average.</summary>
    static long Units(CostUnit unit, IReadOnlyList<Item> queue, Item[] part, long units) => unit switch
    {
        CostUnit.Items => part.Length,
        CostUnit.Images => Images(part),
        _ => (long)Math.Round((double)units * Images(part) / Images(queue)),
    };

    static int Images(IEnumerable<Item> items) => items.Select(item => item.Sample).Distinct(StringComparer.Ordinal).Count();

    /// <summary>For people, a line each.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var line in Queue.Lines().Concat(Left is { } left && left.Items < Queue.Items ? left.PriceLines() : []))
            yield return line;
        if (Review is { } price)
            yield return $"looking at the {Left!.Items.ToString("#,0", CultureInfo.InvariantCulture)} items that are left costs {price.ToString("#,0.00", CultureInfo.InvariantCulture)} {Queue.Currency}, at the pace so far";
    }
}
