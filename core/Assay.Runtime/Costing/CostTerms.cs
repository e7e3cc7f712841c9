using Assay.Kernels;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Costing;

/// <summary>All that a price depends on besides counts. cost.json keeps it, so that a run folder alone can be priced again when there are verdicts.</summary>
public sealed record CostTerms(string Currency, CostUnit Unit, int Labelers)
{
    /// <summary>Two labelers make two units of one; otherwise they double the price.</summary>
    public bool LabelersCountAsUnits { get; init; }

    /// <summary>Bought in the same period before.</summary>
    public double UnitsBefore { get; init; }

    /// <summary>Null: hours have no price.</summary>
    public double? Hourly { get; init; }

    /// <summary>Stated seconds an item; null: those measured on verdicts.</summary>
    public double? Seconds { get; init; }

    /// <summary>Null without a table of rates.</summary>
    public IReadOnlyList<PriceTier>? Tiers { get; init; }

    /// <summary>Of when the rates are, and what for.</summary>
    public string? RatesOf { get; init; }

    /// <param name="units">What is paid for.</param>
    /// <param name="items">They belong to.</param>
    /// <param name="seconds">What an item took reviewers, where it is known.</param>
    /// <param name="wrong">The share of wrong ones among items with a verdict, where there are any.</param>
    public CostEstimate Of(long units, int items, double? seconds, double? wrong)
    {
        var price = Tiers is not { } tiers ? null : LabelersCountAsUnits
            ? TieredPrice.Of(units * (double)Labelers, UnitsBefore, [.. tiers])
            : TieredPrice.Of(units, UnitsBefore, [.. tiers]) * Labelers;
        var estimate = new CostEstimate(this, items, units)
        {
            Price = price,
            BeyondTable = Tiers is not null && price is null,
            SecondsPerItem = Seconds ?? seconds,
            SecondsAreMeasured = Seconds is null && seconds is not null,
            ExpectedErrors = wrong * items,
        };
        return estimate with { WorkPrice = estimate.Hours * Hourly };
    }
}
