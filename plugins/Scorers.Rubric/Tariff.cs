using System.Globalization;

namespace Assay.Scorers.Rubric;

/// <summary>A severity and its price in percent.</summary>
readonly record struct Cost(string Severity, double Penalty);

/// <summary>
/// What each kind of finding costs: the table of Sama's quality rubric ("Re-Annotating MS-COCO, an Exploration of Pixel Tolerance", Pasquero and Zimmermann, 2023) with what the
/// options change. The source has no price for <c>extra</c> (critical here: it is the other side of an omission) and for <c>structure</c> (medium here).
/// </summary>
sealed class Tariff
{
    static readonly Dictionary<string, string> Table = new()
    {
        [FindingKind.Omission] = "critical",
        [FindingKind.Extra] = "critical",
        [FindingKind.Inaccurate] = "critical",
        [FindingKind.WrongLabel] = "medium",
        [FindingKind.Obfuscation] = "medium",
        [FindingKind.Tracking] = "medium",
        [FindingKind.Structure] = "medium",
        [FindingKind.Attributes] = "low",
    };

    readonly Dictionary<string, double> severities = new() { ["critical"] = 100, ["medium"] = 20, ["low"] = 5 };
    readonly Dictionary<string, Cost> costs = [];

    /// <exception cref="AssayException">Prices that cannot be ones, all of them.</exception>
    public Tariff(RubricOptions options)
    {
        List<AssayException> wrong = [];
        foreach (var (word, price) in options.Severities)
            Collect(wrong, () => severities[word] = price is >= 0 and <= 100 ? price : throw new AssayException("bad-price", FormattableString.Invariant($"rubric: the severity '{word}' costs {price}, expected 0 to 100 percent")));
        foreach (var (kind, severity) in Table)
            costs[kind] = new Cost(severity, severities[severity]);
        foreach (var (kind, price) in options.Prices)
            Collect(wrong, () =>
            {
                RefuseSlip(kind);
                costs[kind] = Resolve(kind, price);
            });
        Collect(wrong, () => Few = Resolve("few", options.Few ?? new Price { Severity = "medium" }));
        if (wrong.Count > 0)
            throw wrong.Count == 1 ? wrong[0] : new AssayException(wrong[0].Code, string.Join("; ", wrong.Select((one, i) => i == 0 ? one.Message : one.Message.Replace("rubric: ", "", StringComparison.Ordinal))));
        Dearest = severities.MaxBy(entry => (entry.Value, entry.Key)).Key;
    }

    static void Collect(List<AssayException> wrong, Action take)
    {
        try
        {
            take();
        }
        catch (AssayException e)
        {
            wrong.Add(e);
        }
    }

    /// <summary>Of an outline beyond the tolerance, when there are few.</summary>
    public Cost Few { get; private set; }

    /// <summary>The severity that costs most.</summary>
    public string Dearest { get; }

    /// <summary>Kinds that have a price, in order.</summary>
    public IEnumerable<string> Kinds => costs.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether the source's table, or ours, knows the kind.</summary>
    public static bool IsInTable(string kind) => Table.ContainsKey(kind);

    /// <summary>Null for a kind without a price.</summary>
    public Cost? Of(string kind) => costs.TryGetValue(kind, out var cost) ? cost : null;

    /// <summary>A kind of one's own that is all but one of the table's is a slip of the pen.</summary>
    static void RefuseSlip(string kind)
    {
        if (!Table.ContainsKey(kind) && NearName.Find(kind, Table.Keys) is { } meant)
            throw new AssayException("unknown-price-kind", $"rubric: 'prices' names the kind '{kind}', which no part of Assay raises; did you mean '{meant}'? (a kind of your own must differ by more than a slip)");
    }

    Cost Resolve(string kind, Price price)
    {
        if (price.Penalty is null && double.TryParse(price.Severity, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent))
            price = new Price { Penalty = percent is >= 0 and <= 100 ? percent : throw new AssayException("bad-price", $"rubric: the price of '{kind}' is {price.Severity}, expected 0 to 100 percent") };
        if (price is { Severity: null, Penalty: null })
            throw new AssayException("bad-price", $"rubric: the price of '{kind}' is empty, expected a severity, a penalty, or both");
        if (price.Severity is { } word && !severities.ContainsKey(word))
            throw new AssayException("unknown-severity", $"rubric: the price of '{kind}' has the severity '{word}'; "
                + (NearName.Find(word, severities.Keys) is { } meant ? $"did you mean '{meant}'?" : $"expected one of {string.Join(", ", severities.Keys)}; give it a price in 'severities'"));
        var severity = price.Severity ?? (Table.TryGetValue(kind, out var standing) ? standing : SeverityOf(price.Penalty!.Value));
        return new Cost(severity, price.Penalty ?? severities[severity]);
    }

    string SeverityOf(double penalty)
    {
        var affordable = severities.Where(entry => entry.Value <= penalty).ToArray();
        return affordable.Length > 0 ? affordable.MaxBy(entry => (entry.Value, entry.Key)).Key : severities.MinBy(entry => (entry.Value, entry.Key)).Key;
    }
}
