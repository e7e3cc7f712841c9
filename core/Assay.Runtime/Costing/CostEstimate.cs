using System.Globalization;

namespace Assay.Runtime.Costing;

/// <summary>What labelling the queue again would cost.</summary>
/// <param name="Currency">The money.</param>
/// <param name="Items">Items of the queue.</param>
/// <param name="Units">What is paid for.</param>
public sealed record CostEstimate(string Currency, int Items, long Units)
{
    /// <summary>What the units are: <c>items</c>, <c>images</c> or <c>objects</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>How many people label each.</summary>
    public required int Labelers { get; init; }

    /// <summary>By the table of rates; null without one, or when the units reach beyond it.</summary>
    public double? Price { get; init; }

    /// <summary>Of when the rates are, and what for.</summary>
    public string? RatesOf { get; init; }

    /// <summary>The units reach beyond the table's last tier.</summary>
    public bool BeyondTable { get; init; }

    /// <summary>Seconds an item; null when nobody said and nothing was measured.</summary>
    public double? SecondsPerItem { get; init; }

    /// <summary>Whether the seconds were measured on verdicts, and not stated.</summary>
    public bool SecondsAreMeasured { get; init; }

    /// <summary>Hours of work for all items and labelers.</summary>
    public double? Hours => SecondsPerItem * Items * Labelers / 3600;

    /// <summary>What these hours cost; null without an hourly price.</summary>
    public double? WorkPrice { get; init; }

    /// <summary>How many of the items are expected to be wrong, from those with verdicts; null without any.</summary>
    public double? ExpectedErrors { get; init; }

    /// <summary>Wrong labels that one unit of money sets right, at the cheaper price of the two.</summary>
    public double? ErrorsPerMoney => ExpectedErrors is { } errors && Cheapest is > 0 and var price ? errors / price : null;

    double? Cheapest => Price is { } rated && WorkPrice is { } worked ? Math.Min(rated, worked) : Price ?? WorkPrice;

    /// <summary>For people, a line each.</summary>
    public IEnumerable<string> Lines()
    {
        var by = Labelers == 1 ? "" : $" by {Labelers} labelers each";
        if (BeyondTable)
            yield return $"labelling the queue again is {Number(Units)} {Unit}{by}: more than the rates of {RatesOf} have a price for";
        if (Price is { } price)
            yield return $"labelling the queue again costs {Money(price)}: {Number(Units)} {Unit}{by}, at the rates of {RatesOf}";
        if (Hours is { } hours)
            yield return $"labelling the queue again takes {hours.ToString("0.#", CultureInfo.InvariantCulture)} h{by}{(WorkPrice is { } work ? $", {Money(work)}" : "")}: {SecondsPerItem!.Value.ToString("0.#", CultureInfo.InvariantCulture)} s an item, as {(SecondsAreMeasured ? "reviewers needed" : "stated")}";
        if (ErrorsPerMoney is { } fixes)
            yield return $"about {ExpectedErrors!.Value.ToString("0.#", CultureInfo.InvariantCulture)} of {Number(Items)} items are wrong, so {fixes.ToString("0.###", CultureInfo.InvariantCulture)} errors are set right for each {Currency}";
    }

    string Money(double value) => $"{value.ToString("#,0.00", CultureInfo.InvariantCulture)} {Currency}";

    static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
