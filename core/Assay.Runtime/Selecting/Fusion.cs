namespace Assay.Runtime.Selecting;

/// <summary>
/// Makes one number of the places that a row has by several columns. Reciprocal rank: Cormack, Clarke and Buettcher, "Reciprocal rank fusion outperforms Condorcet and
/// individual rank learning methods", SIGIR 2009, k = 60. Product: the rank product of Breitling et al., FEBS Letters 573 (2004), without its root, which changes no order.
/// In both sources a row that a list does not hold adds nothing, or is left out; here it stands in the middle of that list (<see cref="Places.Of"/>), because no evidence is
/// no reason to trust a label.
/// </summary>
static class Fusion
{
    /// <returns>High = suspicious for reciprocal_rank, low for the others.</returns>
    public static double Of(RankMethod method, double k, IReadOnlyList<Places> columns, int row)
    {
        // In ascending order, so that the order of columns does not change a bit.
        double[] terms = [.. columns.Select(places => method == RankMethod.ReciprocalRank ? 1 / (k + places.Of(row)) : places.Share(row)).Order()];
        return method switch
        {
            RankMethod.ReciprocalRank => terms.Sum(),
            RankMethod.MeanRank => terms.Sum() / terms.Length,
            _ => terms.Aggregate(1.0, (product, share) => product * share),
        };
    }

    public static Suspicious EndOf(RankMethod method) => method == RankMethod.ReciprocalRank ? Suspicious.High : Suspicious.Low;
}
