using System.Text.Json;
using Assay.Kernels;
using Assay.Kernels.Codecs;
using Assay.Scorers.Agreement;

namespace Assay.Tests.Scorers.Agreement;

/// <summary>scikit-learn's answers for CloudSEN12's trustworthiness index, through the scorer.</summary>
public class TiConformanceTests
{
    static readonly ClassList Classes = ClassList.Named("clear", "thick", "thin", "shadow");

    public static TheoryData<string, AbsentClass, TiAverage> Policies => new()
    {
        { "union", AbsentClass.Union, TiAverage.Macro },
        { "label_only", AbsentClass.LabelOnly, TiAverage.Macro },
        { "all4_zero", AbsentClass.AllZero, TiAverage.Macro },
        { "all4_one", AbsentClass.AllOne, TiAverage.Macro },
        { "micro_all4", AbsentClass.Union, TiAverage.Micro },
        { "micro_all4", AbsentClass.AllZero, TiAverage.Micro },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public void Every_row_agrees_under_every_policy(string name, AbsentClass absent, TiAverage average)
    {
        foreach (var row in Rows())
        {
            var score = Examine(row, new() { Absent = absent, Average = average });
            // Where nothing is left to score scikit-learn says 0 or 1; here that is no evidence.
            var expected = row.Value.GetProperty("n").GetInt64() == 0 ? null : Number(row.Value.GetProperty(name));
            Close(expected, score.Values.Count > 0 ? score.Values[0] : null, $"{row.Name}, {name}");
        }
    }

    [Fact]
    public void Every_row_has_the_f_of_each_class_and_its_support()
    {
        TiOptions options = new() { Classes = ["clear", "thick", "thin", "shadow"] };
        foreach (var row in Rows().Where(row => row.Value.GetProperty("n").GetInt64() > 0))
        {
            var columns = TiScene.Named(options, Examine(row, options));
            for (var k = 0; k < Classes.Count; k++)
            {
                Close(Number(row.Value.GetProperty("per_class")[k]), columns[$"f_{Classes[k].Name}"], $"{row.Name}, {Classes[k].Name}");
                Assert.Equal(row.Value.GetProperty("confusion")[k].EnumerateArray().Sum(count => count.GetInt64()), columns[$"support_{Classes[k].Name}"]);
            }
        }
    }

    static JsonProperty[] Rows()
    {
        JsonProperty[] rows = [.. JsonDocument.Parse(File.ReadAllText(Conformance.Path("cloudsen12/ti_reference.json"))).RootElement.EnumerateObject()];
        Assert.NotEmpty(rows);
        return rows;
    }

    static Score Examine(JsonProperty row, TiOptions options)
    {
        var ignored = row.Value.GetProperty("ignore") is { ValueKind: JsonValueKind.Number } code ? code.GetInt32() : -1;
        return TiScene.Examine(Read($"{row.Name}_label", ignored), new Opinion { LabelMap = Read($"{row.Name}_pred", ignored) }, options, Classes);
    }

    static LabelMap Read(string name, int ignored)
    {
        using var file = NpyFile.Open(Conformance.Path($"cloudsen12/{name}.npy"));
        return new LabelMap(new Size((int)file.Shape[1], (int)file.Shape[0]), [.. file.Slice<byte>(0, (int)file.Header.Count).ToArray().Select(id => id == ignored ? LabelMap.Void : (ushort)id)]);
    }

    static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();

    static void Close(double? expected, double? actual, string what) =>
        Assert.True(expected is null ? actual is null : Math.Abs(expected.Value - actual!.Value) < 1e-12, $"{what}: expected {expected}, was {actual}");
}
