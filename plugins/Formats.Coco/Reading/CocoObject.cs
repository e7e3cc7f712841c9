using System.Globalization;
using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>One annotation or result, read from its place in a file.</summary>
sealed class CocoObject
{
    static readonly IReadOnlyDictionary<string, string> NoAttributes = new Dictionary<string, string>();

    List<(string Name, string Value)>? facts;

    public string? Id { get; private set; }

    /// <summary>As written, for messages.</summary>
    public string? Category { get; private set; }

    public Box? Box { get; private set; }

    public double? Area { get; private set; }

    public double? Score { get; private set; }

    public bool Crowd { get; private set; }

    public string? Track { get; private set; }

    public Geometry? Shape { get; private set; }

    /// <summary>Who or what drew it: the attribute <c>source</c>, else the field of that name.</summary>
    public string? Source { get; private set; }

    /// <summary>The attribute <c>z_order</c>.</summary>
    public int ZOrder { get; private set; }

    /// <summary>What is odd about it but does not make it useless; code and message.</summary>
    public List<(string Code, string Message)> Warnings { get; } = [];

    public IReadOnlyDictionary<string, string> Attributes { get; private set; } = NoAttributes;

    /// <summary>How many fields and attributes say something that nothing here holds: other fields than COCO's, lists among the attributes.</summary>
    public int Unread { get; private set; }

    /// <summary>What it is called in messages.</summary>
    public string Place => Id is null ? "annotation without id" : $"annotation {Id}";

    /// <summary>Reads it; whatever is wrong with it is a <see cref="DataException"/> that names it.</summary>
    public void Read(JsonFile file, long offset, int length, Size size)
    {
        var fields = new JsonFields(file.Touch(offset, length));
        try
        {
            while (fields.Next())
                ReadField(fields, size);
            AddFacts();
            Track ??= Attributes.GetValueOrDefault("track_id"); // Where CVAT writes it.
        }
        catch (BrokenValue broken)
        {
            throw new DataException(broken.Code, broken.Message + "; the object is left out", file.Path, FindPlace(file, offset, length));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or JsonFault)
        {
            throw NumberScan.FindNotANumber(fields.Value) is { } number
                ? new DataException("not-a-number", $"'{System.Text.Encoding.UTF8.GetString(fields.Name)}': {number}, expected a finite number; the object is left out", file.Path, FindPlace(file, offset, length), broken)
                : new DataException("broken-json", $"the object cannot be read: {broken.Message}; it is left out", file.Path, FindPlace(file, offset, length), broken);
        }
    }

    /// <summary>The shape: the segmentation, else the box.</summary>
    /// <exception cref="DataException">There is neither, or only a box without pixels.</exception>
    public Geometry Geometry(JsonFile file)
    {
        if (Shape is null && Box is null)
            throw new DataException("no-geometry", "there is neither a segmentation nor a bbox; the object is left out", file.Path, Place);
        if (Box is { } box && (box.Width == 0 || box.Height == 0))
            Warnings.Add(("zero-size-box", $"bbox is {box.Width} x {box.Height}{(Shape is null ? ", and there is no segmentation; the object is left out" : "; the segmentation is used. Write the box around it")}"));
        return Shape ?? (Warnings is [.., ("zero-size-box", var message)] ? throw new DataException("zero-size-box", message, file.Path, Place) : new BoxGeometry(Box!.Value));
    }

    void ReadField(JsonFields field, Size size)
    {
        var reader = new Utf8JsonReader(field.Value);
        switch (field.Name)
        {
            case var name when name.SequenceEqual("segmentation"u8): ReadShape(field.Value, size); break;
            case var name when name.SequenceEqual("bbox"u8) && reader.Read(): Box = ReadBox(ref reader); break;
            case var name when name.SequenceEqual("id"u8) && reader.Read(): Id = JsonTokens.Scalar(ref reader); break;
            case var name when name.SequenceEqual("category_id"u8) && reader.Read(): Category = JsonTokens.Scalar(ref reader); break;
            case var name when name.SequenceEqual("area"u8) && reader.Read(): Area = Finite(ref reader, "area"); break;
            case var name when name.SequenceEqual("score"u8) && reader.Read(): Score = Finite(ref reader, "score"); break;
            case var name when name.SequenceEqual("iscrowd"u8) && reader.Read(): Crowd = IsTrue(ref reader); break;
            case var name when (name.SequenceEqual("track_id"u8) || Track is null && name.SequenceEqual("instance_id"u8)) && reader.Read(): Track = JsonTokens.Scalar(ref reader) ?? Track; break;
            case var name when name.SequenceEqual("attributes"u8) && reader.Read(): Attributes = ReadAttributes(ref reader); break;
            case var name when name.SequenceEqual("image_id"u8): break;
            case var name when StandardFacts.NameOf(name) is { } fact && reader.Read() && JsonTokens.Scalar(ref reader) is { } value: (facts ??= []).Add((fact, value)); break;
            default: Unread += field.Value.SequenceEqual("null"u8) ? 0 : 1; break;
        }
    }

    void ReadShape(ReadOnlySpan<byte> value, Size size)
    {
        var reader = new Utf8JsonReader(value);
        var parts = value[0] == '[' ? NumberScan.Polygons(value) : null;
        if (parts is not null)
            Shape = SegmentationReader.Polygons(parts, size, Warnings);
        else if (reader.Read())
            Shape = SegmentationReader.Read(ref reader, size, Warnings);
    }

    // What stands among the attributes counts.
    void AddFacts()
    {
        if (facts is null)
            return;
        Dictionary<string, string> all = new(Attributes, StringComparer.Ordinal);
        foreach (var (name, value) in facts)
            if (name == "source")
                Source ??= value;
            else
                all.TryAdd(name, value);
        Attributes = all;
    }

    static bool IsTrue(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.True || JsonTokens.Scalar(ref reader) is "1" or "1.0";

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

    IReadOnlyDictionary<string, string> ReadAttributes(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return NoAttributes;
        Dictionary<string, string> attributes = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            var (isWhole, isNothing) = (reader.TokenType == JsonTokenType.Number, reader.TokenType == JsonTokenType.Null);
            if (JsonTokens.Scalar(ref reader) is not { } text)
            {
                Unread += isNothing ? 0 : 1;
                continue;
            }
            if (name == "source")
                Source = text;
            else if (name == "z_order" && isWhole && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var order))
                ZOrder = order;
            else
                attributes[name] = text;
        }
        return attributes;
    }

    // An error may come before the id is read: then it is looked for behind it.
    string FindPlace(JsonFile file, long offset, int length)
    {
        try
        {
            var fields = new JsonFields(file.Slice(offset, length));
            while (Id is null && fields.Next())
                if (fields.Name.SequenceEqual("id"u8))
                {
                    var reader = new Utf8JsonReader(fields.Value);
                    Id = reader.Read() ? JsonTokens.Scalar(ref reader) : null;
                }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or JsonFault)
        {
            // The error that is being reported says so.
        }
        return Id is null ? file.Place(offset) : Place;
    }
}

/// <summary>A value that makes its object unusable; never leaves the reader of objects.</summary>
sealed class BrokenValue(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
