namespace Assay.Runtime.Demo;

/// <summary>How many of the first items of a queue are errors that were put in, next to chance and to a scorer that knows nothing.</summary>
/// <param name="Looked">The length of the list's head: 20, or less when there are fewer items.</param>
/// <param name="Found">Errors among the queue's first.</param>
/// <param name="Random">Errors among the first by the <c>random</c> scorer.</param>
/// <param name="Chance">Errors that as many samples hold on average.</param>
public sealed record DemoHarvest(int Looked, int Found, int Random, double Chance)
{
    /// <summary>How far down the list people look before they judge it.</summary>
    public const int Head = 20;

    const string BaselineColumn = "baseline";

    /// <param name="queue">Samples in review order.</param>
    /// <param name="scores">The run's scores.csv.</param>
    public static DemoHarvest Count(DemoDataset dataset, IReadOnlyList<string> queue, string scores)
    {
        var wrong = dataset.Errors.Select(error => error.Sample).ToHashSet(StringComparer.Ordinal);
        var looked = Math.Min(Head, queue.Count);
        return new DemoHarvest(looked, queue.Take(looked).Count(wrong.Contains), Lowest(scores).Take(looked).Count(wrong.Contains), (double)looked * wrong.Count / dataset.Samples);
    }

    /// <summary>Samples by the baseline's value, lowest first. The demo's sample names need no quoting.</summary>
    static IEnumerable<string> Lowest(string scores)
    {
        var lines = File.ReadAllLines(scores);
        var column = Array.IndexOf(lines[0].Split(','), BaselineColumn);
        return lines.Skip(1).Select(line => line.Split(',')).OrderBy(cells => double.Parse(cells[column])).ThenBy(cells => cells[0], StringComparer.Ordinal).Select(cells => cells[0]);
    }
}
