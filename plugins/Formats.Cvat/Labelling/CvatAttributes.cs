using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Labelling;

/// <summary>What exports say of images beside their labels, as columns; those that no image has are left out.</summary>
static class CvatAttributes
{
    public static IReadOnlyList<AttributeColumn> Of(IReadOnlyList<CvatImage> images)
    {
        List<AttributeColumn> columns = [];
        AddNumber(columns, "width", [.. images.Select(image => image.Width > 0 ? (double?)image.Width : null)]);
        AddNumber(columns, "height", [.. images.Select(image => image.Height > 0 ? (double?)image.Height : null)]);
        AddText(columns, "subset", [.. images.Select(image => Filled(image.Subset) ?? Filled(image.Task?.Subset))]);
        AddText(columns, "annotator", [.. images.Select(image => Filled(image.Task?.Assignee))]);
        AddText(columns, "batch", [.. images.Select(image => Filled(image.Task?.Name) ?? Filled(image.Task?.Id))]);
        AddText(columns, "date", [.. images.Select(image => Filled(image.Task?.Updated) ?? Filled(image.Task?.Created))]);
        AddText(columns, "sequence", [.. images.Select(image => image.Frame is null ? null : Filled(image.Task?.Source) ?? Filled(image.Task?.Name) ?? Filled(image.Export.Name) ?? "video")]);
        AddNumber(columns, "frame", [.. images.Select(image => (double?)(image.Frame ?? image.Server?.Number))]);
        AddText(columns, "stage", [.. images.Select(image => image.Server?.Job.Stage)]);
        AddText(columns, "state", [.. images.Select(image => image.Server?.Job.State)]);
        AddNumber(columns, "job", [.. images.Select(image => (double?)image.Server?.Job.Id)]);
        return columns;
    }

    static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;

    static void AddText(List<AttributeColumn> columns, string name, string?[] values)
    {
        if (values.Any(value => value is not null))
            columns.Add(new AttributeColumn(name, values, null));
    }

    static void AddNumber(List<AttributeColumn> columns, string name, double?[] values)
    {
        if (values.Any(value => value is not null))
            columns.Add(new AttributeColumn(name, null, values));
    }
}
