using System.Globalization;

namespace Assay.Formats.CloudSen12;

/// <summary>Chooses patches by what the metadata say.</summary>
sealed class PatchFilter(CloudSen12Options options, MetadataTable table, string file)
{
    public static readonly string[] Splits = ["split", "tortilla:data_split", "data_split"];
    public static readonly string[] CloudClasses = ["cloud_coverage", "cloud_class", "class"];
    public static readonly string[] Sides = ["real_proj_shape", "proj_shape"];

    readonly LabelKind?[] kinds = Kinds(table, file);
    readonly string?[]? sides = table.FindAny(Sides), splits = table.FindAny(Splits), clouds = table.FindAny(CloudClasses);

    /// <summary>Whether nobody says how patches were labelled.</summary>
    public bool KindIsGuessed => Array.TrueForAll(kinds, kind => kind is null);

    /// <exception cref="DataException">A filter names a column that the metadata do not have, or a cell cannot be read.</exception>
    public IReadOnlyList<Patch> Choose(Func<int, bool> isThere)
    {
        Need(options.Split.Count > 0, splits, "split");
        Need(options.CloudClass.Count > 0, clouds, "cloud_class");
        Need(options.Size.Count > 0, sides, "size");
        if (KindIsGuessed && options.Labels.Count > 1)
            throw new DataException("missing-column", "there is no column 'label_type', so the metadata do not say which patches are scribbles; name one kind: labels: high", file);
        var (rois, products) = PatchIds.Columns(table, file);
        List<Patch> chosen = [];
        for (var row = 0; row < table.Rows; row++)
            if ((kinds[row] ?? options.Labels[0]) is var kind && options.Labels.Contains(kind) && Passes(options.Split, splits, row) && Passes(options.CloudClass, clouds, row)
                && Side(row) is var side && (options.Size.Count == 0 || side is { } known && options.Size.Contains(known)) && isThere(row))
                chosen.Add(new(PatchIds.Of(rois[row], products[row]), row, kind, side));
        return chosen;
    }

    void Need(bool wanted, string?[]? cells, string option)
    {
        if (wanted && cells is null)
            throw new DataException("missing-column", $"{option}: the metadata have no column for it, only {string.Join(", ", table.Names.Take(20))}; leave it out and write a 'where:' step on what there is", file);
    }

    /// <summary>Releases write 'clear' and 'cloud-free', '-' and '_'.</summary>
    static bool Passes(IReadOnlyList<string> wanted, string?[]? cells, int row) => wanted.Count == 0 || wanted.Any(value => Same(value) == Same(cells![row] ?? ""));

    static string Same(string name) => name.Replace('_', '-').ToLowerInvariant() is var text && text == "clear" ? "cloud-free" : text;

    int? Side(int row) => sides?[row] is not { } cell ? null
        : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var side) && side is >= 1 and <= 100_000 && side == Math.Floor(side) ? (int)side
        : throw new DataException("not-a-side", $"the side of a patch is '{cell}', expected a number of pixels such as 509", file, $"row {row + 1}");

    static LabelKind?[] Kinds(MetadataTable table, string file) => [.. (table.Find("label_type") ?? new string?[table.Rows]).Select((cell, row) => cell switch
    {
        null => (LabelKind?)null,
        _ when Enum.TryParse<LabelKind>(cell, ignoreCase: true, out var kind) && char.IsLetter(cell[0]) => kind,
        _ => throw new DataException("unknown-label-type", $"label_type is '{cell}', expected high, scribble or nolabel", file, $"row {row + 1}"),
    })];
}
