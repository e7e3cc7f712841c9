using System.Text.Json;
using Assay.Kernels;
using Assay.Kernels.Codecs;

namespace Assay.Tests.Numerics;

public class CloudSen12Tests
{
    const int Classes = 4;

    [Fact]
    public void Every_row_has_the_reference_s_confusion_and_scores()
    {
        var folder = Conformance.Path("cloudsen12");
        var rows = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "ti_reference.json"))).RootElement.EnumerateObject().ToArray();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var ignored = row.Value.GetProperty("ignore") is { ValueKind: JsonValueKind.Number } code ? code.GetInt32() : -1;
            Check(row.Value, Read(Path.Combine(folder, row.Name + "_label.npy"), ignored), Read(Path.Combine(folder, row.Name + "_pred.npy"), ignored));
        }
    }

    static void Check(JsonElement row, ushort[] labels, ushort[] predicted)
    {
        var table = new long[Classes * Classes];
        Confusion.Count(labels, predicted, Classes, table);
        Assert.Equal(row.GetProperty("confusion").EnumerateArray().SelectMany(line => line.EnumerateArray()).Select(count => count.GetInt64()), table);
        long[] agreed = new long[Classes], inLabels = new long[Classes], inPredicted = new long[Classes];
        Overlap.Count(labels, predicted, agreed, inLabels, inPredicted);
        for (var k = 0; k < Classes && row.TryGetProperty("per_class", out var perClass); k++)
            Oracle.Close(Number(perClass[k]), FBeta.OfClass(agreed[k], inLabels[k], inPredicted[k], 2));
        foreach (var (name, policy) in new[] { ("union", AbsentClass.Union), ("label_only", AbsentClass.LabelOnly), ("all4_zero", AbsentClass.AllZero), ("all4_one", AbsentClass.AllOne) })
        {
            // scikit-learn scores an empty image 0 or 1; without a pixel there is no evidence.
            var expected = row.GetProperty("n").GetInt64() == 0 ? null : Number(row.GetProperty(name));
            Oracle.Close(expected, FBeta.Macro(agreed, inLabels, inPredicted, 2, policy));
        }
        Oracle.Close(Number(row.GetProperty("micro_all4")), FBeta.Micro(agreed, inLabels, inPredicted, 2, AbsentClass.Union));
    }

    static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();

    static ushort[] Read(string path, int ignored)
    {
        using var file = NpyFile.Open(path);
        return [.. file.Slice<byte>(0, (int)file.Header.Count).ToArray().Select(id => id == ignored ? LabelCheck.Void : (ushort)id)];
    }
}
