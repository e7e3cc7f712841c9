namespace Assay.Review.Terminal;

/// <summary>What the queue is ordered by, and from where to where it goes in this queue.</summary>
/// <param name="Column">The column.</param>
/// <param name="Least">Its least value, as far as was looked.</param>
/// <param name="Most">Its largest value, likewise.</param>
public sealed record LeadColumn(Column Column, double Least, double Most)
{
    const int Looks = 1000; // The first list does not wait for all values of a long queue.

    /// <summary>The column by which the items stand in order, all but a few (the control is mixed in); null without one, or where reviewers do not see scores.</summary>
    public static LeadColumn? Of(IReview review, TerminalReviewerOptions options)
    {
        if (!options.ReviewersSeeScores || review.Items.Count < 2)
            return null;
        var step = Math.Max(1, review.Items.Count / Looks);
        var positions = Enumerable.Range(0, (review.Items.Count + step - 1) / step).Select(look => look * step).ToArray();
        var best = review.Columns.Where(column => column.End != Suspicious.Neither)
            .Select(column => (Column: column, Values: positions.Select(position => review.Value(position, column.Name)).OfType<double>().ToArray()))
            .Select(pair => (pair.Column, pair.Values, Share: InOrder(pair.Column, pair.Values))).MaxBy(one => one.Share);
        return best.Share >= 0.8 ? new LeadColumn(best.Column, best.Values.Min(), best.Values.Max()) : null;
    }

    /// <summary>The share of neighbours that stand in order; 0 when all are the same.</summary>
    static double InOrder(Column column, double[] values) => values.Length < 2 || values.Min() == values.Max() ? 0
        : (double)values.Zip(values.Skip(1)).Count(pair => column.End == Suspicious.Low ? pair.First <= pair.Second : pair.First >= pair.Second) / (values.Length - 1);

    /// <summary>How suspicious a value is among those of the queue, in [0,1].</summary>
    public double Share(double value) => Most <= Least ? 1 : Math.Clamp(Column.End == Suspicious.Low ? (Most - value) / (Most - Least) : (value - Least) / (Most - Least), 0, 1);
}
