namespace Assay.Kernels;

/// <summary>A price for so many units, the first of which cost more than the last.</summary>
/// <param name="UpTo">Units up to this one, counted from the first of the period, have this price; above the tier before. May be infinite.</param>
/// <param name="Per1000">The price of a thousand of them.</param>
public readonly record struct PriceTier(double UpTo, double Per1000);

/// <summary>
/// The price of units by tiers, as labelling services charge: U units cost min(U, t1) p1 + (min(U, t2) - t1) p2 + ..., divided by 1000 (Google's pricing page of AI Platform Data Labeling, 2021, whose tiers
/// end at 50,000 and 1,000,000 units a month).
/// </summary>
public static class TieredPrice
{
    /// <summary>What units cost that come after others.</summary>
    /// <param name="units">0 or more.</param>
    /// <param name="before">How many were bought in the same period already, 0 or more: they have used up that much of the tiers.</param>
    /// <param name="tiers">By rising <see cref="PriceTier.UpTo"/>.</param>
    /// <returns>The price; null when the units reach beyond the last tier, whose price is not known.</returns>
    /// <exception cref="ArgumentException">The tiers do not rise, or a number is negative or NaN.</exception>
    public static double? Of(double units, double before, ReadOnlySpan<PriceTier> tiers)
    {
        if (!(units >= 0 && before >= 0))
            throw new ArgumentException($"{units} units after {before}, expected 0 or more", nameof(units));
        var (price, from, end) = (0.0, 0.0, before + units);
        foreach (var (upTo, per1000) in tiers)
        {
            if (!(upTo > from && per1000 >= 0))
                throw new ArgumentException($"a tier up to {upTo} at {per1000} after one up to {from}, expected tiers that rise and prices of 0 or more", nameof(tiers));
            price += Math.Max(0, Math.Min(end, upTo) - Math.Max(before, from)) * per1000;
            from = upTo;
        }
        return end <= from ? price / 1000 : null;
    }
}
