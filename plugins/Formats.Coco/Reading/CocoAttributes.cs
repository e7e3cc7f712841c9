using System.Globalization;

namespace Assay.Formats.Coco.Reading;

/// <summary>What files say of images beside their labels, as columns; those that no image has are left out.</summary>
static class CocoAttributes
{
    public static IReadOnlyList<AttributeColumn> Of(IReadOnlyList<CocoSample> samples)
    {
        List<AttributeColumn> columns =
        [
            new("width", null, [.. samples.Select(sample => (double?)sample.Width)]),
            new("height", null, [.. samples.Select(sample => (double?)sample.Height)]),
        ];
        AddText(columns, "license", [.. samples.Select(sample => sample.License)]);
        AddText(columns, "date_captured", [.. samples.Select(sample => sample.DateCaptured)]);
        AddText(columns, "sequence", [.. samples.Select(sample => sample.Sequence)]);
        if (samples.Any(sample => sample.Frame is not null))
            columns.Add(new AttributeColumn("frame", null, [.. samples.Select(sample => sample.Frame)]));
        foreach (var name in samples.SelectMany(sample => sample.Attributes).Select(pair => pair.Key).Distinct(StringComparer.Ordinal).Where(name => columns.TrueForAll(column => column.Name != name)).ToArray())
            columns.Add(Of(name, [.. samples.Select(sample => sample.Attributes.FirstOrDefault(pair => pair.Key == name).Value)]));
        return columns;
    }

    static AttributeColumn Of(string name, object?[] values) => Array.TrueForAll(values, value => value is null or double)
        ? new(name, null, [.. values.Select(value => (double?)value)])
        : new(name, [.. values.Select(value => value is double number ? number.ToString(CultureInfo.InvariantCulture) : (string?)value)], null);

    static void AddText(List<AttributeColumn> columns, string name, string?[] values)
    {
        if (values.Any(value => value is not null))
            columns.Add(new AttributeColumn(name, values, null));
    }
}
