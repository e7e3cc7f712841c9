using System.Text.Json;
using Assay.Models.Http.Answers;

namespace Assay.Models.Http.Kserve;

/// <summary>Reads the output of an answer for a batch: the numbers behind the JSON, or those in it.</summary>
static class TensorReply
{
    /// <returns>An array for each image, without the batch's side.</returns>
    public static IReadOnlyList<AnswerArray> Read(Told told, TensorSpec output, int images)
    {
        var whole = told.Reply.Body;
        var jsonLength = told.Reply.JsonLength ?? whole.Length;
        if (jsonLength > whole.Length)
            throw told.Wrong($"the answer says that {jsonLength} of its bytes are JSON, but has {whole.Length}", "a whole answer");
        var json = JsonBody.Parse(told, whole.AsMemory(0, jsonLength), "the outputs of the Open Inference Protocol v2");
        var (entry, offset) = Find(told, json, output.Name);
        var shape = entry.Find("shape")?.Numbers() ?? throw told.Wrong($"the output '{output.Name}' has no shape", "a list of sides");
        var type = entry.Find("datatype") is { ValueKind: JsonValueKind.String } word ? TensorType.Find(word.GetString()!) : null;
        if (type is null || shape.Any(side => side is < 0 or > int.MaxValue || side != Math.Floor(side)))
            throw told.Wrong($"the output '{output.Name}' is no tensor of numbers", "a datatype and a shape");
        var values = BinarySize(entry) is { } bytes ? Binary(told, type, whole.AsSpan(jsonLength), offset, bytes) : Numbers(told, entry, output.Name);
        return Split(told, [.. shape.Select(side => (long)side)], values, type, images);
    }

    static (JsonElement Entry, long Offset) Find(Told told, JsonElement json, string name)
    {
        var offset = 0L;
        if (json.Find("outputs") is { ValueKind: JsonValueKind.Array } outputs)
            foreach (var one in outputs.EnumerateArray())
            {
                if (one.Find("name") is { ValueKind: JsonValueKind.String } found && found.GetString() == name)
                    return (one, offset);
                offset += BinarySize(one) ?? 0;
            }
        throw told.Wrong($"the answer {told.Reply.Describe()} has no output '{name}'", "one");
    }

    static long? BinarySize(JsonElement entry) => entry.Find("parameters")?.Find("binary_data_size")?.Number() is { } size && size is >= 0 and < int.MaxValue ? (long)size : null;

    static float[] Binary(Told told, TensorType type, ReadOnlySpan<byte> behind, long offset, long bytes) =>
        offset + bytes <= behind.Length && bytes % type.Bytes == 0 ? NpyAnswer.Numbers(type.Type, behind.Slice((int)offset, (int)bytes))
        : throw told.Wrong($"the output takes {bytes} bytes from byte {offset} on, but {behind.Length} follow the JSON", $"whole numbers of {type.Bytes} bytes");

    static float[] Numbers(Told told, JsonElement entry, string name)
    {
        if (entry.Find("data") is not { ValueKind: JsonValueKind.Array } data)
            throw told.Wrong($"the output '{name}' has no data", "numbers in 'data', or bytes behind the JSON");
        List<float> values = [];
        Add(told, data, values);
        return [.. values];
    }

    /// <summary>The protocol allows nested lists as well as a flat one.</summary>
    static void Add(Told told, JsonElement list, List<float> values)
    {
        foreach (var item in list.EnumerateArray())
            if (item.ValueKind == JsonValueKind.Array)
                Add(told, item, values);
            else
                values.Add((float)(item.ValueKind is JsonValueKind.True ? 1 : item.ValueKind is JsonValueKind.False ? 0
                    : item.Number() ?? throw told.Wrong($"number {values.Count + 1} of the output is {LabelNames.Short(item)}", "finite numbers", "not-a-number")));
    }

    static List<AnswerArray> Split(Told told, long[] shape, float[] values, TensorType type, int images)
    {
        var count = shape.Aggregate((Int128)1, (product, side) => product * side);
        if (count != values.Length)
            throw told.Wrong($"the output's shape [{string.Join(", ", shape)}] does not have {values.Length} numbers", "as many as the shape says");
        if (images > 1 && (shape.Length == 0 || shape[0] != images))
            throw told.Wrong($"the output's shape is [{string.Join(", ", shape)}] for {images} images", $"a first side of {images}");
        long[] one = images > 1 || shape.Length > 1 && shape[0] == 1 ? shape[1..] : shape;
        if (one.Length == 3 && one[0] == 1 && !type.IsFloat)
            one = one[1..];
        var length = values.Length / images;
        return [.. Enumerable.Range(0, images).Select(k => new AnswerArray(one, images == 1 ? values : values.AsSpan(k * length, length).ToArray(), type.Name, !type.IsFloat))];
    }
}
