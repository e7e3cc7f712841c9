using System.Globalization;

namespace Assay.Formats.CloudSen12;

/// <summary>What the metadata say, as attributes; the same facts have the same names whatever the release.</summary>
static class PatchAttributes
{
    static readonly string[] Bookkeeping = ["tortilla:offset", "tortilla:length", "tortilla:file_format", PatchIds.TacoId, "id", "type"];

    public static IReadOnlyList<AttributeColumn> Of(MetadataTable table, IReadOnlyList<Patch> patches)
    {
        List<AttributeColumn> columns = [new("label_type", [.. patches.Select(patch => patch.Kind.ToString().ToLowerInvariant())], null), new("roi", [.. patches.Select(patch => patch.Id[..Math.Max(0, patch.Id.IndexOf('/'))])], null)];
        foreach (var name in table.Names.Where(name => !Bookkeeping.Contains(name) && !name.StartsWith("internal:", StringComparison.Ordinal)))
            if (NameOf(name) is var known && columns.TrueForAll(column => column.Name != known) && table.Find(name) is { } all && patches.Select(patch => all[patch.Row]).ToArray() is var cells && Array.Exists(cells, cell => cell is not null))
                columns.Add(ToColumn(known, cells));
        return columns;
    }

    static string NameOf(string column) => PatchFilter.Splits.Contains(column) ? "split" : PatchFilter.CloudClasses.Contains(column) ? "cloud_class" : PatchFilter.Sides.Contains(column) ? "size"
        : string.Join('_', new string([.. column.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_')]).Split('_', StringSplitOptions.RemoveEmptyEntries));

    static AttributeColumn ToColumn(string name, string?[] cells) => Numbers(cells) is { } numbers ? new(name, null, numbers) : new(name, cells, null);

    /// <summary>Null when a cell holds anything else.</summary>
    static double?[]? Numbers(string?[] cells)
    {
        var numbers = new double?[cells.Length];
        for (var row = 0; row < cells.Length; row++)
            if (cells[row] is not { } cell)
                continue;
            else if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
                numbers[row] = number;
            else
                return null;
        return numbers;
    }
}
