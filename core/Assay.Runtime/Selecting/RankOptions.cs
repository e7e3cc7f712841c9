using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Runtime.Selecting;

public enum RankMethod
{
    ReciprocalRank,
    MeanRank,
    Product,
}

public enum RankEnd
{
    Low,
    High,
}

public sealed record RankOptions
{
    [Description("The columns to rank by, each from its suspicious end. With a column of instances among them instances are ranked.")]
    public required IReadOnlyList<ColumnName> By { get; init; }

    [Description("How places become one: reciprocal_rank = the sum of 1 / (k + place), so that a first place by any column counts most; mean_rank = the mean of the shares of rows up to the place; product = the product of these shares.")]
    public RankMethod Method { get; init; }

    [Description("The constant of reciprocal_rank: the larger, the less the first few places stand out.")]
    [Range(0.0, 1e9)]
    public double K { get; init; } = 60;

    [Description("The suspicious end of columns that have none of their own, such as those of 'let': { risk: high }. Where a column has one, this overrides it.")]
    public IReadOnlyDictionary<string, RankEnd> Ends { get; init; } = new Dictionary<string, RankEnd>();
}
