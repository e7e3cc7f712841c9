using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>Reads a list of numbers that could be about an image; the reader stands at its start and ends at its end.</summary>
static class NumberList
{
    const double Farthest = 1e10; // No image is that large, nor has so many pixels.

    [ThreadStatic]
    static double[]? scratch;

    public static double[] Read(ref Utf8JsonReader reader, string name)
    {
        var numbers = scratch ??= new double[256];
        var count = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            if (count == numbers.Length)
                Array.Resize(ref numbers, 2 * count);
            numbers[count] = reader.TokenType == JsonTokenType.Number ? JsonTokens.Number(ref reader) : throw Broken(ref reader, name, count);
            if (!double.IsFinite(numbers[count]))
                throw Broken(ref reader, name, count);
            if (Math.Abs(numbers[count]) > Farthest)
                throw new BrokenValue("far-coordinate", $"number {count + 1} of {name} is {JsonTokens.Scalar(ref reader)}, farther out than any image reaches");
        }
        // A single huge outline must not stay in memory for good.
        scratch = numbers.Length <= 1 << 16 ? numbers : null;
        return numbers.AsSpan(0, count).ToArray();
    }

    static BrokenValue Broken(ref Utf8JsonReader reader, string name, int at) =>
        new("not-a-number", $"number {at + 1} of {name} is {Describe(ref reader)}, expected a finite number");

    static string Describe(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartArray or JsonTokenType.StartObject => "a list or object",
        JsonTokenType.String => $"the text \"{reader.GetString()}\"",
        _ => JsonTokens.Scalar(ref reader) ?? "null",
    };
}
