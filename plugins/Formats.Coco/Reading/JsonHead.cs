using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>What the beginning of a JSON file shows: the lists at its top and the first object of each.</summary>
sealed class JsonHead
{
    const int MostBytes = 1 << 20;

    static readonly string[] Lists = ["images", "annotations", "categories"];

    readonly List<string> licenses = []; // Names.
    readonly Dictionary<string, HashSet<string>> keys = []; // Of the first object of each list, by the list's name; "" is a list at the top.

    public string? FirstImage { get; private set; }

    /// <summary>The first PNG file of a panoptic file.</summary>
    public string? FirstMasks { get; private set; }

    public static bool IsJson(string file) => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Lists of the format that were seen; of a large file the first only.</summary>
    IEnumerable<string> Seen => Lists.Where(list => keys.TryGetValue(list, out var first) && IsOne(list, first));

    public bool IsPanoptic => keys.TryGetValue("annotations", out var first) && first.Contains("segments_info");

    public bool IsInstances => Seen.Any() && !IsPanoptic && !keys.ContainsKey("") && (Seen.Contains("annotations") || Seen.Contains("images"));

    public bool IsResults => keys.TryGetValue("", out var first) && first.IsSupersetOf(["image_id", "category_id", "score"]);

    public double Sureness => Seen.Count() > 1 ? 0.95 : 0.6;

    public string Describe() => string.Join(", ", Seen.Select(list => $"'{list}' ({string.Join(", ", keys[list].Order(StringComparer.Ordinal).Take(4))}, ...)"))
        + (licenses.Count == 0 ? "" : $"; licenses: {string.Join(", ", licenses.Take(2))}{(licenses.Count > 2 ? $" and {licenses.Count - 2} more" : "")}");

    static bool IsOne(string list, HashSet<string> first) => list switch
    {
        "images" => first.Contains("id") && first.Overlaps(["file_name", "width"]),
        "annotations" => first.Contains("image_id") && first.Overlaps(["category_id", "segments_info"]),
        _ => first.Contains("id") && first.Contains("name"),
    };

    /// <exception cref="InvalidDataException">No JSON.</exception>
    public static JsonHead Read(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[(int)Math.Min(file.Length, MostBytes)];
        var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var bytes = buffer.AsSpan(0, length);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        var head = new JsonHead();
        try
        {
            head.Walk(new Utf8JsonReader(bytes, isFinalBlock: file.Length <= MostBytes, default));
        }
        catch (JsonException e) when (head.keys.Count == 0)
        {
            throw new InvalidDataException(e.Message, e);
        }
        catch (JsonException)
        {
            // A NaN among coordinates, or an end that is missing: what the file is was seen before. Who reads it says what is wrong.
        }
        return head;
    }

    void Walk(Utf8JsonReader reader)
    {
        var list = "";
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                list = reader.GetString()!;
            else if (reader.TokenType == JsonTokenType.StartObject && reader.CurrentDepth == (list.Length == 0 ? 1 : 2) && !keys.ContainsKey(list))
                keys[list] = [];
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == (list.Length == 0 ? 2 : 3) && keys.TryGetValue(list, out var first))
                Note(ref reader, list, first);
        }
    }

    void Note(ref Utf8JsonReader reader, string list, HashSet<string> first)
    {
        var key = reader.GetString()!;
        first.Add(key);
        if (list == "licenses" && key == "name" && reader.Read() && reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } license)
            licenses.Add(license);
        if (list == "images" && key == "file_name" && FirstImage is null && reader.Read() && reader.TokenType == JsonTokenType.String)
            FirstImage = reader.GetString();
        else if (list == "annotations" && key == "file_name" && FirstMasks is null && reader.Read() && reader.TokenType == JsonTokenType.String)
            FirstMasks = reader.GetString();
    }
}
