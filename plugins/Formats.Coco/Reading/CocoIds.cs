using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>Ids of images and annotations, numbers or texts, as one number each. A text that spells a whole number is that number.</summary>
sealed class CocoIds
{
    const long FirstText = long.MinValue;
    readonly Dictionary<string, long> texts = new(StringComparer.Ordinal);
    readonly List<string> spelled = [];

    /// <summary>The id at the reader, or null when there is none; lists and objects are passed over.</summary>
    public long? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return Of(reader.GetString()!);
        var whole = JsonTokens.Whole(ref reader);
        reader.Skip();
        return whole;
    }

    public long Of(string text)
    {
        if (JsonTokens.WholeText(text) is { } whole)
            return whole;
        if (texts.TryGetValue(text, out var known))
            return known;
        spelled.Add(text);
        return texts[text] = FirstText + spelled.Count - 1;
    }

    /// <summary>As the file spells it.</summary>
    public string Text(long id) => id - FirstText is >= 0 and var at && at < spelled.Count ? spelled[(int)at] : id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
