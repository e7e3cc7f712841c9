namespace Assay.Scorers.Confidence.ConfidentLearning;

/// <summary>What round 3 learned.</summary>
/// <param name="Cut">A pixel is flagged when its label's probability is at most this and another class is most probable; below 0: none is.</param>
/// <param name="Pairs">Flagged pixels by pair of classes, given and predicted; see <see cref="Flagged.Pair"/>.</param>
sealed record Flags(double Cut, IReadOnlyDictionary<uint, long> Pairs)
{
    /// <summary>Pairs, those of most pixels first; of equal ones that of the first given, then the first predicted class.</summary>
    public IEnumerable<(int Given, int Predicted, long Pixels)> InOrder() =>
        Pairs.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Select(entry => (Flagged.Given(entry.Key), Flagged.Predicted(entry.Key), entry.Value));
}
