using Assay.Kernels;
using Assay.Scorers.Confidence;

namespace Assay.Tests.Scorers.Confidence;

public class ComponentConfidenceScorerTests
{
    static readonly ClassList Classes = ClassList.Named("road", "car", "bus");

    /// <summary>A reference that gives 0.8 to the class drawn and shares the rest among the two others; lower-case letters give 0.6 (a = 0, b = 1, c = 2).</summary>
    static double[] Sees(string drawn)
    {
        var pixels = drawn.Replace("/", "", StringComparison.Ordinal);
        return [.. Enumerable.Range(0, 3).SelectMany(k => pixels.Select(c => c == '.' ? double.NaN : char.IsAsciiDigit(c) ? (c - '0' == k ? 0.8 : 0.1) : c - 'a' == k ? 0.6 : 0.2))];
    }

    static Score Examine(string labels, string drawn, ComponentConfidenceOptions? options = null)
    {
        var map = LabelMap.Parse(labels);
        return Examine(map, Probabilities.Of<double>(map.Size, 3, Sees(drawn)), options);
    }

    static Score Examine(LabelMap map, Probabilities probabilities, ComponentConfidenceOptions? options = null)
    {
        var sample = new Sample { Id = "a", Size = map.Size, Labels = new Labels { Map = map } };
        return new ComponentConfidenceScorer(options ?? new() { MinAreaPx = 1 }).Examine(new Exam(sample, Classes, new Dictionary<string, Opinion> { ["reference"] = new Opinion { Probabilities = probabilities } }));
    }

    static void Close(double?[] expected, Score score) => Assert.Equal(expected, score.Values.Select(value => value is { } v ? Math.Round(v, 12) : (double?)null));

    [Fact]
    public void Where_both_agree_components_of_both_have_the_reference_s_confidence() => Close([0.8, 0.8, 0.8, 4], Examine("0011/0011", "0011/0011"));

    [Fact]
    public void A_swapped_object_is_a_component_of_the_labels()
    {
        // Labels: road 0.8 (6 px), car 0.1 (2 px). The reference: road 0.8, and bus, whose labels have 0.1.
        var score = Examine("0000/0110", "0000/0220");
        Close([0.45, 0.1, 0.1, 4], score);
        Assert.Equal("'car' of 2 px at (1,1) 2x1: mean p 0.1, the reference sees 'bus'", score.Reason);
        Assert.Equal(new Box(1, 1, 2, 1), score.Where);
    }

    [Fact]
    public void A_dropped_object_is_a_component_of_what_the_reference_sees()
    {
        // The only component of the labels is road: (10 * 0.8 + 2 * 0.1) / 12. The car that was dropped has 0.1.
        var score = Examine("000000/000000", "000110/000000");
        Close([Math.Round((8.2 / 12 + 0.8 + 0.1) / 3, 12), Math.Round(8.2 / 12, 12), 0.1, 3], score);
        Assert.Equal("the reference sees 'car' of 2 px at (3,0) 2x1, mean p 0.1 for its labels, mostly 'road'", score.Reason);
        Assert.Equal(new Box(3, 0, 2, 1), score.Where);
    }

    [Fact]
    public void The_worst_component_can_be_the_score() =>
        Close([0.1, Math.Round(8.2 / 12, 12), 0.1, 3], Examine("000000/000000", "000110/000000", new() { Aggregate = ComponentMean.Worst, MinAreaPx = 1 }));

    [Fact]
    public void Components_that_are_too_small_do_not_count()
    {
        Close([Math.Round((8.2 / 12 + 0.8) / 2, 12), Math.Round(8.2 / 12, 12), 0.8, 2], Examine("000000/000000", "000110/000000", new() { MinAreaPx = 3 }));
        Assert.Same(Score.None, Examine("000000/000000", "000110/000000", new()));
    }

    [Fact]
    public void Corners_connect_as_the_option_says()
    {
        Assert.Equal(4, Examine("01/10", "01/10", new() { MinAreaPx = 1 }).Values[3]);
        Assert.Equal(8, Examine("01/10", "01/10", new() { MinAreaPx = 1, Neighbours = Neighbours.Four }).Values[3]);
    }

    [Fact]
    public void Void_parts_components_and_is_in_none()
    {
        // Two roads of 1 px on either side of void, in both maps; what the reference says of void is not looked at.
        Close([0.8, 0.8, 0.8, 4], Examine("0.0", "0.0"));
        Assert.Same(Score.None, Examine("..", ".."));
    }

    [Fact]
    public void Only_what_is_labelled_of_a_decided_component_counts() =>
        // The reference sees one bus of three pixels; the one that is not labelled parts it, the others say road (0.1) and bus (0.8).
        Close([0.45, 0.1, 0.1, 4], Examine("0.2", "222"));

    [Fact]
    public void One_pixel_is_an_image() => Close([0.8, 0.8, 0.8, 2], Examine("0", "0"));

    [Fact]
    public void Renumbering_classes_changes_no_bit() => Assert.Equal(Examine("0012/0012/2211", "0a12/0c12/2b11").Values, Examine("1120/1120/0022", "1b20/1a20/0c22").Values);

    [Fact]
    public void Random_images_score_as_a_flood_fill_says()
    {
        foreach (var seed in Enumerable.Range(1, 30))
        {
            var random = new System.Random(seed);
            var (width, height) = (random.Next(1, 40), random.Next(1, 30));
            var labels = Enumerable.Range(0, width * height).Select(_ => random.Next(6) == 0 ? LabelMap.Void : (ushort)random.Next(3)).ToArray();
            var values = new double[3 * labels.Length];
            for (var i = 0; i < labels.Length; i++)
            {
                double[] raw = [random.NextDouble() + 0.01, random.NextDouble() + 0.01, random.NextDouble() + 0.01];
                for (var k = 0; k < 3; k++)
                    values[k * labels.Length + i] = raw[k] / raw.Sum();
            }
            var least = random.Next(1, 5);
            ushort[] decided = [.. labels.Select((label, i) => label == LabelMap.Void ? LabelMap.Void : (ushort)Enumerable.Range(0, 3).MaxBy(k => values[k * labels.Length + i]))];
            double[] means = [.. Means(labels, labels, values, width, least), .. Means(decided, labels, values, width, least)];
            var score = Examine(new LabelMap(new Size(width, height), labels), Probabilities.Of<double>(new Size(width, height), 3, values), new() { MinAreaPx = least, Neighbours = Neighbours.Four });
            Assert.Equal(means.Length, score.Values.Count == 0 ? 0 : score.Values[3]);
            if (means.Length > 0)
                Assert.Equal(means.Average(), score.Values[0]!.Value, 12);
        }
    }

    static IEnumerable<double> Means(ushort[] map, ushort[] labels, double[] values, int width, int least)
    {
        var seen = new bool[map.Length];
        for (var start = 0; start < map.Length; start++)
        {
            if (seen[start] || map[start] == LabelMap.Void)
                continue;
            List<int> component = [];
            Stack<int> open = new([start]);
            seen[start] = true;
            while (open.TryPop(out var pixel))
            {
                component.Add(pixel);
                foreach (var next in Around(pixel, width, map.Length).Where(next => !seen[next] && map[next] == map[start]))
                {
                    seen[next] = true;
                    open.Push(next);
                }
            }
            if (component.Count >= least)
                yield return component.Average(pixel => values[labels[pixel] * map.Length + pixel]);
        }
    }

    static IEnumerable<int> Around(int pixel, int width, int area)
    {
        if (pixel % width > 0)
            yield return pixel - 1;
        if (pixel % width < width - 1)
            yield return pixel + 1;
        if (pixel >= width)
            yield return pixel - width;
        if (pixel + width < area)
            yield return pixel + width;
    }

    [Fact]
    public void Every_stored_type_is_scored()
    {
        var map = LabelMap.Parse("0000/0110");
        var values = Sees("0000/0220");
        Probabilities[] stored =
        [
            Probabilities.Of<float>(map.Size, 3, values.Select(v => (float)v).ToArray()), Probabilities.Of<Half>(map.Size, 3, values.Select(v => (Half)v).ToArray()),
            Probabilities.Of<byte>(map.Size, 3, values.Select(v => (byte)Math.Round(v * 255)).ToArray()),
        ];
        Assert.All(stored, probabilities => Assert.Equal(0.45, Examine(map, probabilities).Values[0]!.Value, 0.003));
    }

    [Fact]
    public void Logits_are_refused_with_pixel_and_class()
    {
        var map = LabelMap.Parse("00");
        Assert.Contains("these look like logits", Assert.Throws<DataException>(() => Examine(map, Probabilities.Of<double>(map.Size, 2, new[] { 0.5, 4, 0.5, -3 }))).Message);
    }

    [Fact]
    public void It_wants_everything_labelled() => Assert.True(new ComponentConfidenceScorer(new()).NeedsDenseLabels);
}
