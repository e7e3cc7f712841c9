using System.Text;
using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>One annotation or result, read from its place in a file.</summary>
sealed class CocoObject
{
    static readonly IReadOnlyDictionary<string, string> NoAttributes = new Dictionary<string, string>();

    public string? Id { get; private set; }

    /// <summary>As written, for messages.</summary>
    public string? Category { get; private set; }

    public Box? Box { get; private set; }

    public double? Area { get; private set; }

    public double? Score { get; private set; }

    public bool Crowd { get; private set; }

    public Geometry? Shape { get; private set; }

    public IReadOnlyDictionary<string, string> Attributes { get; private set; } = NoAttributes;

    /// <summary>What it is called in messages.</summary>
    public string Place => Id is null ? "annotation without id" : $"annotation {Id}";

    /// <summary>Reads it; whatever is wrong with it is a <see cref="DataException"/> that names it.</summary>
    public void Read(JsonFile file, int offset, int length, Size size)
    {
        var reader = new Utf8JsonReader(file.Bytes.Slice(offset, length));
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                ReadField(ref reader, size);
        }
        catch (BrokenValue broken)
        {
            throw new DataException(broken.Code, broken.Message + "; the object is left out", file.Path, FindPlace(file, offset, length));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new DataException("broken-json", $"the object cannot be read: {broken.Message}; it is left out", file.Path, file.Place(offset), broken);
        }
    }

    /// <summary>The shape: the segmentation, else the box.</summary>
    /// <exception cref="DataException">There is neither.</exception>
    public Geometry Geometry(JsonFile file) => Shape ?? (Box is { } box ? new BoxGeometry(box) : throw new DataException("no-geometry",
        "there is neither a segmentation nor a bbox; the object is left out", file.Path, Place));

    void ReadField(ref Utf8JsonReader reader, Size size)
    {
        if (IsField(ref reader, "segmentation"u8))
            Shape = SegmentationReader.Read(ref reader, size);
        else if (IsField(ref reader, "bbox"u8))
            Box = ReadBox(ref reader);
        else if (IsField(ref reader, "id"u8))
            Id = JsonTokens.Scalar(ref reader);
        else if (IsField(ref reader, "category_id"u8))
            Category = JsonTokens.Scalar(ref reader);
        else if (IsField(ref reader, "area"u8))
            Area = Finite(ref reader, "area");
        else if (IsField(ref reader, "score"u8))
            Score = Finite(ref reader, "score");
        else if (IsField(ref reader, "iscrowd"u8))
            Crowd = reader.TokenType == JsonTokenType.True || JsonTokens.Scalar(ref reader) is "1" or "1.0";
        else if (IsField(ref reader, "attributes"u8))
            Attributes = ReadAttributes(ref reader);
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    static bool IsField(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    static double? Finite(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        var number = reader.TokenType == JsonTokenType.Number ? JsonTokens.Number(ref reader) : double.NaN;
        if (!double.IsFinite(number))
            throw new BrokenValue("not-a-number", $"{name} is not a finite number");
        return name != "area" || number >= 0 ? number : throw new BrokenValue("negative-size", $"area is negative ({number})");
    }

    static Box? ReadBox(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new BrokenValue("broken-box", "bbox is not a list [x, y, width, height]");
        var numbers = NumberList.Read(ref reader, "bbox");
        if (numbers.Length == 0)
            return null;
        if (numbers.Length != 4)
            throw new BrokenValue("broken-box", $"bbox has {numbers.Length} numbers, expected [x, y, width, height]");
        return numbers[2] >= 0 && numbers[3] >= 0 ? new Box(numbers[0], numbers[1], numbers[2], numbers[3])
            : throw new BrokenValue("negative-size", $"bbox has a negative size ({numbers[2]} x {numbers[3]}); expected [x, y, width, height], not two corners");
    }

    static IReadOnlyDictionary<string, string> ReadAttributes(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return NoAttributes;
        }
        Dictionary<string, string> attributes = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (JsonTokens.Scalar(ref reader) is { } text)
                attributes[name] = text;
        }
        return attributes;
    }

    // An error may come before the id is read: then it is looked for behind it.
    string FindPlace(JsonFile file, int offset, int length)
    {
        var reader = new Utf8JsonReader(file.Bytes.Slice(offset, length));
        reader.Read();
        while (Id is null && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            if (IsField(ref reader, "id"u8))
                Id = JsonTokens.Scalar(ref reader);
            else
            {
                reader.Read();
                reader.Skip();
            }
        return Id is null ? file.Place(offset) : Place;
    }
}

/// <summary>A value that makes its object unusable; never leaves the reader of objects.</summary>
sealed class BrokenValue(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
