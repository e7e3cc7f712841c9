using System.Text.Json;

namespace Assay.Formats.Coco.Writing;

/// <summary>An image of another dataset as an entry of <c>images</c>: its columns of facts in COCO's fields, the rest as <c>attributes</c>.</summary>
sealed class ImageFields
{
    static readonly string[] Own = ["width", "height", "license", "date_captured", "sequence", "frame"];

    readonly AttributeColumn? license, date, sequence, frame;
    readonly AttributeColumn[] rest;
    readonly string[] licenses, videos;

    public ImageFields(IReadOnlyList<AttributeColumn> columns)
    {
        AttributeColumn? Text(string name) => columns.FirstOrDefault(column => column.Name == name && column.Text is not null);
        (license, date, sequence, frame) = (Text("license"), Text("date_captured"), Text("sequence"), columns.FirstOrDefault(column => column is { Name: "frame", Number: not null }));
        rest = [.. columns.Where(column => !Own.Contains(column.Name))];
        (licenses, videos) = (Names(license), Names(sequence));
    }

    static string[] Names(AttributeColumn? column) => [.. (column?.Text ?? []).OfType<string>().Distinct(StringComparer.Ordinal)];

    public byte[] Licenses => SectionText.List(licenses.Index(), Write);

    /// <summary>Null: there are none.</summary>
    public byte[]? Videos => videos.Length == 0 ? null : SectionText.List(videos.Index(), Write);

    static void Write(Utf8JsonWriter json, (int Index, string Name) entry)
    {
        json.WriteNumber("id", entry.Index + 1);
        json.WriteString("name", entry.Name);
    }

    public void Write(Utf8JsonWriter json, long id, string name, Size size, int index)
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteString("file_name", name);
        json.WriteNumber("width", size.Width);
        json.WriteNumber("height", size.Height);
        if (license?.Text![index] is { } words)
            json.WriteNumber("license", Array.IndexOf(licenses, words) + 1);
        if (date?.Text![index] is { } day)
            json.WriteString("date_captured", day);
        if (sequence?.Text![index] is { } video)
            json.WriteNumber("video_id", Array.IndexOf(videos, video) + 1);
        if (frame?.Number![index] is { } number)
            json.WriteNumber("frame_id", number);
        WriteRest(json, index);
        json.WriteEndObject();
    }

    void WriteRest(Utf8JsonWriter json, int index)
    {
        var begun = false;
        foreach (var column in rest)
        {
            if (column.Text?[index] is null && column.Number?[index] is null)
                continue;
            if (!begun)
                json.WriteStartObject("attributes");
            begun = true;
            if (column.Number?[index] is { } number)
                json.WriteNumber(column.Name, number);
            else
                json.WriteString(column.Name, column.Text![index]);
        }
        if (begun)
            json.WriteEndObject();
    }
}
