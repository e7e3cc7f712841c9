using System.Text.Json;
using Assay.Kernels;

namespace Assay.Models.Http.Answers;

/// <summary>A mask as nested JSON lists, a row each: <c>{ "mask": [[0, 0, 1], ...] }</c>; whatever is not 0 is the object.</summary>
static class MaskRows
{
    /// <summary>Null when no pixel is the object's.</summary>
    public static MaskGeometry? Read(Told told, string? at)
    {
        var root = JsonBody.Read(told, at, "a mask");
        var rows = root.Find("mask") ?? root;
        if (rows.ValueKind != JsonValueKind.Array)
            throw told.Wrong($"the answer is {told.Reply.Describe()}", "{ mask: [[0, 1, ...], ...] }");
        var lines = rows.EnumerateArray().Select(Numbers).ToArray();
        if (Array.FindIndex(lines, line => line is null || line.Length != lines[0]?.Length) is >= 0 and var broken)
            throw told.Wrong($"row {broken} of the mask is {LabelNames.Short(rows[broken])}", "as many numbers as in the others");
        PixelAnswer.CheckSize(told, new Size(lines.Length == 0 ? 0 : lines[0]!.Length, lines.Length));
        byte[] mask = [.. lines.SelectMany(line => line!.Select(number => number == 0 ? (byte)0 : (byte)1))];
        var size = told.Sample.Size;
        return mask.Contains((byte)1) ? new MaskGeometry(new Rle(size, RunMask.Pack(mask, size.Width, size.Height))) : null;
    }

    static double[]? Numbers(JsonElement row) => row.ValueKind == JsonValueKind.Array && row.EnumerateArray().All(item => item.ValueKind is JsonValueKind.True or JsonValueKind.False)
        ? [.. row.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.True ? 1.0 : 0.0)] : row.Numbers();
}
