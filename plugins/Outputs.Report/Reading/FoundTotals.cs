namespace Assay.Outputs.Report.Reading;

/// <summary>What findings.jsonl adds up to; kept in full are only those of items and samples that are shown.</summary>
sealed class FoundTotals
{
    /// <summary>Boundaries of COCO's sizes, in square pixels.</summary>
    const double Small = 32 * 32, Medium = 96 * 96;

    public long Count { get; private set; }
    public Dictionary<string, long> ByKind { get; } = [];
    public Dictionary<(string Kind, string Severity), (long Count, double Penalty)> ByPrice { get; } = [];
    public Dictionary<(string Class, string Kind), long> ByClass { get; } = [];
    public Dictionary<(string Row, string Column), double> Confused { get; } = [];
    public Dictionary<(string Size, string Kind), long> BySize { get; } = [];

    /// <summary>Findings by position of their sample.</summary>
    public int[] BySample { get; private init; } = [];

    /// <summary>Ids of items with a finding; of instances and regions, or the sample's.</summary>
    public HashSet<string> Items { get; } = [];

    /// <summary>Of the samples that were asked for.</summary>
    public Dictionary<string, List<FoundBox>> Shown { get; } = [];

    /// <param name="shown">Samples whose findings are kept.</param>
    /// <param name="keepsItems">Whether <see cref="Items"/> is wanted.</param>
    /// <param name="pricing">Steps that say again what others found, with a price: they count in <see cref="ByPrice"/> only.</param>
    public static FoundTotals Read(string folder, IReadOnlyList<string> ids, IReadOnlySet<string> shown, bool keepsItems, IReadOnlySet<string> pricing)
    {
        Dictionary<string, int> positions = new(ids.Count, StringComparer.Ordinal);
        foreach (var (position, id) in ids.Index())
            positions[id] = position;
        var totals = new FoundTotals { BySample = new int[ids.Count] };
        foreach (var line in FoundLine.Read(folder))
            totals.Add(line, positions, shown, keepsItems, pricing.Contains(line.Step));
        return totals;
    }

    void Add(FoundLine line, Dictionary<string, int> positions, IReadOnlySet<string> shown, bool keepsItems, bool isPriced)
    {
        if (line.Penalty is { } penalty && (line.Kind, line.Severity ?? "") is var price)
            ByPrice[price] = ByPrice.GetValueOrDefault(price) is var (count, sum) ? (count + 1, sum + penalty) : default;
        if (isPriced)
            return;
        Count++;
        ByKind[line.Kind] = ByKind.GetValueOrDefault(line.Kind) + 1;
        if ((line.Class ?? line.ReferenceClass) is { } name)
            ByClass[(name, line.Kind)] = ByClass.GetValueOrDefault((name, line.Kind)) + 1;
        if (line is { Class: { } ours, ReferenceClass: { } theirs } && ours != theirs)
            Confused[(ours, theirs)] = Confused.GetValueOrDefault((ours, theirs)) + 1;
        if (line.AreaPx is { } area && SizeOf(area) is var size)
            BySize[(size, line.Kind)] = BySize.GetValueOrDefault((size, line.Kind)) + 1;
        if (positions.TryGetValue(line.Sample, out var position))
            BySample[position]++;
        if (keepsItems)
            Items.Add(line.Item);
        if (shown.Contains(line.Sample))
            Keep(line);
    }

    void Keep(FoundLine line)
    {
        if (!Shown.TryGetValue(line.Sample, out var list))
            Shown[line.Sample] = list = [];
        list.Add(new FoundBox(line.Item, line.Kind, line.Box));
    }

    static string SizeOf(double area) => area < Small ? "small (below 32²)" : area < Medium ? "medium (32² to 96²)" : "large (96² and more)";
}

/// <summary>Where something was found.</summary>
sealed record FoundBox(string Item, string Kind, Box? Box);
