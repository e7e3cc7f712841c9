using System.Globalization;

namespace Assay.Runtime.Costing;

/// <summary>What labelling the queue, or a part of it, again would cost.</summary>
/// <param name="Terms">On which it was reckoned.</param>
/// <param name="Items">Items of the queue.</param>
/// <param name="Units">What is paid for.</param>
public sealed record CostEstimate(CostTerms Terms, int Items, long Units)
{
    /// <summary>What is labelled again, in words.</summary>
    public string Of { get; init; } = "the queue";

    /// <summary>The money.</summary>
    public string Currency => Terms.Currency;

    /// <summary>What the units are: <c>items</c>, <c>images</c> or <c>objects</c>.</summary>
    public string Unit => Terms.Unit.ToString().ToLowerInvariant();

    /// <summary>How many people label each.</summary>
    public int Labelers => Terms.Labelers;

    /// <summary>By the table of rates; null without one, or when the units reach beyond it.</summary>
    public double? Price { get; init; }

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
        foreach (var line in PriceLines())
            yield return line;
        if (ErrorsPerMoney is { } fixes)
            yield return $"about {ExpectedErrors!.Value.ToString("0.#", CultureInfo.InvariantCulture)} of {Number(Items)} items are wrong, so {fixes.ToString("0.###", CultureInfo.InvariantCulture)} errors are set right for each {Currency}";
    }

    /// <summary>Those that say what it costs.</summary>
    public IEnumerable<string> PriceLines()
    {
        var by = Labelers == 1 ? "" : $" by {Labelers} labelers each";
        if (BeyondTable)
            yield return $"labelling {Of} again is {Number(Units)} {Unit}{by}: more than the rates of {Terms.RatesOf} have a price for";
        if (Price is { } price)
            yield return $"labelling {Of} again costs {Money(price)}: {Number(Units)} {Unit}{by}, at the rates of {Terms.RatesOf}";
        if (Hours is { } hours)
            yield return $"labelling {Of} again takes {hours.ToString("0.#", CultureInfo.InvariantCulture)} h{by}{(WorkPrice is { } work ? $", {Money(work)}" : "")}: {SecondsPerItem!.Value.ToString("0.#", CultureInfo.InvariantCulture)} s an item, as {(SecondsAreMeasured ? "reviewers needed" : "stated")}";
    }

    string Money(double value) => $"{value.ToString("#,0.00", CultureInfo.InvariantCulture)} {Currency}";

    static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
