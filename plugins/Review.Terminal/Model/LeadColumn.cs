namespace Assay.Review.Terminal;

/// <summary>What the queue is ordered by, and from where to where it goes in this queue.</summary>
/// <param name="Column">The column.</param>
/// <param name="Least">Its least value, as far as was looked.</param>
/// <param name="Most">Its largest value, likewise.</param>
public sealed record LeadColumn(Column Column, double Least, double Most)
{
    const int Looks = 1000; // The first list does not wait for all values of a long queue.

    /// <summary>The column that the first item's reason begins with; null without one, or where reviewers do not see scores.</summary>
    public static LeadColumn? Of(IReview review, TerminalReviewerOptions options)
    {
        if (!options.ReviewersSeeScores || review.Items.Count == 0)
            return null;
        var reason = review.Items[0].Reason;
        var column = review.Columns.Where(column => column.End != Suspicious.Neither && (reason == column.Name || reason.StartsWith(column.Name + " ", StringComparison.Ordinal))).MaxBy(column => column.Name.Length);
        if (column is null)
            return null;
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        var step = Math.Max(1, review.Items.Count / Looks);
        foreach (var position in Enumerable.Range(0, (review.Items.Count + step - 1) / step).Select(look => look * step).Append(review.Items.Count - 1))
            if (review.Value(position, column.Name) is { } value)
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
        return new LeadColumn(column, least, most);
    }

    /// <summary>How suspicious a value is among those of the queue, in [0,1].</summary>
    public double Share(double value) => Most <= Least ? 1 : Math.Clamp(Column.End == Suspicious.Low ? (Most - value) / (Most - Least) : (value - Least) / (Most - Least), 0, 1);
}
