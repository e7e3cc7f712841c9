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
        return columns;
    }

    static void AddText(List<AttributeColumn> columns, string name, string?[] values)
    {
        if (values.Any(value => value is not null))
            columns.Add(new AttributeColumn(name, values, null));
    }
}
