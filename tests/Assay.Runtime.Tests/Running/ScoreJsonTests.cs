using System.Text.Json;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class ScoreJsonTests
{
    [Fact]
    public void Pairs_come_back_to_the_bit()
    {
        InstancePair[] pairs =
        [
            new("reference", 0, 3) { Iou = 1.0 / 3 },
            new("second", 2, 0) { Iou = 0.1, Kind = FindingKind.Inaccurate },
        ];
        var read = ScoreJson.Read(JsonDocument.Parse(Text(new Score { Pairs = pairs })).RootElement);
        Assert.Equal(pairs, read.Pairs);
    }

    [Fact]
    public void What_a_rubric_says_of_a_finding_comes_back()
    {
        var priced = new Finding(FindingKind.Attributes) { Tag = "colour", Detail = "red -> blue", Penalty = 5, Severity = "low", Rule = "price" };
        var read = ScoreJson.Read(JsonDocument.Parse(Text(new Score { Findings = [priced] })).RootElement).Findings.Single();
        Assert.Equal(("colour", "red -> blue", 5.0, "low", "price"), (read.Tag, read.Detail, read.Penalty, read.Severity, read.Rule));
    }

    [Fact]
    public void A_score_without_pairs_is_written_as_before() => Assert.Equal("""{"values":[0.5]}""", Text(0.5));

    static string Text(Score score)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            ScoreJson.Write(json, score);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
