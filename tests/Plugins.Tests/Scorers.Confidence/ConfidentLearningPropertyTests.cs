using Assay.Scorers.Confidence;
using Assay.Scorers.Confidence.ConfidentLearning;

namespace Assay.Tests.Scorers.Confidence;

/// <summary>Random datasets of images of different sizes, some single rows or pixels, labels in runs with void ones between and some wrong.</summary>
public class ConfidentLearningPropertyTests
{
    static readonly Type[] Types = [typeof(double), typeof(float), typeof(Half), typeof(byte)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Masks_thresholds_and_pairs_are_those_of_sorting_in_every_type(int seed)
    {
        var (exams, classes) = Dataset(seed, Types[seed % 4]);
        var unseen = seed % 2 == 0 ? UnseenClass.CannotVouch : UnseenClass.AlwaysSuspicious;
        var expected = ConfidentLearningOracle.Solve(exams, classes, unseen == UnseenClass.CannotVouch ? 2 : 2e-6);
        var (scorer, scores) = ConfidentLearningRounds.Run(exams, new() { UnseenClass = unseen }, parts: 3);
        Assert.True(expected.Issues > 0);
        for (var sample = 0; sample < exams.Length; sample++)
            Check(expected.Flagged[sample], scores[sample], exams[sample].LabelMap!);
        var pairs = ConfidentLearningRounds.Table(scorer, "pairs").Rows.ToDictionary(row => (Position(row[0]), Position(row[1])), row => int.Parse(row[2]));
        Assert.Equal(expected.Pairs.OrderBy(pair => pair.Key), pairs.OrderBy(pair => pair.Key));
    }

    static void Check(bool[] expected, Score score, LabelMap labels)
    {
        var used = labels.Ids.Length - labels.Ids.Count(LabelMap.Void);
        if (used == 0)
        {
            Assert.Same(Score.None, score);
            return;
        }
        Assert.Equal(expected, score.Map!.Select(value => value == 1));
        Assert.Equal(expected.Count(flagged => flagged), score.Values[1]);
        Assert.Equal(1 - expected.Count(flagged => flagged) / (double)used, score.Values[0]!.Value, 1e-15);
        for (var pixel = 0; pixel < expected.Length; pixel++)
            Assert.Equal(labels.Ids[pixel] == LabelMap.Void, float.IsNaN(score.Map![pixel]));
    }

    static int Position(string name) => int.Parse(name["class ".Length..]);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_split_in_any_order_gives_the_same(int seed)
    {
        var (exams, _) = Dataset(seed, Types[seed % 4]);
        var whole = Text(ConfidentLearningRounds.Run(exams));
        Assert.Equal(whole, Text(ConfidentLearningRounds.Run(exams, parts: 2, backwards: true)));
        Assert.Equal(whole, Text(ConfidentLearningRounds.Run(exams, parts: exams.Length)));
        Assert.Equal(whole, Text(ConfidentLearningRounds.Run(exams, parts: exams.Length + 3, backwards: true)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_stands_in_void_pixels_changes_nothing(int seed)
    {
        var clean = Dataset(seed, Types[seed % 3]).Exams;
        var garbage = Dataset(seed, Types[seed % 3], inVoid: seed % 2 == 0 ? double.NaN : -7).Exams;
        Assert.Equal(Text(ConfidentLearningRounds.Run(clean)), Text(ConfidentLearningRounds.Run(garbage)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Renumbering_classes_changes_nothing(int seed)
    {
        var (exams, classes) = Dataset(seed, typeof(double));
        int[] to = [.. Enumerable.Range(0, classes).OrderBy(k => k * 7 % 11)];
        var (scorer, scores) = ConfidentLearningRounds.Run(exams);
        var (renumbered, others) = ConfidentLearningRounds.Run([.. exams.Select(exam => Renumber(exam, to))]);
        Assert.Equal(Scores(scores), Scores(others));
        foreach (var table in (string[])["pairs", "classes"])
            Assert.Equal(ConfidentLearningRounds.Table(scorer, table).Rows.Select(row => string.Join(',', row)).Order(),
                ConfidentLearningRounds.Table(renumbered, table).Rows.Select(row => string.Join(',', row)).Order());
    }

    static Exam Renumber(Exam exam, int[] to)
    {
        var map = exam.LabelMap!;
        var values = exam.Opinion("reference").Probabilities!.Values<double>();
        var area = map.Ids.Length;
        var moved = new double[values.Length];
        for (var k = 0; k < to.Length; k++)
            values.Slice(k * area, area).CopyTo(moved.AsSpan(to[k] * area));
        ushort[] ids = [.. map.Ids.ToArray().Select(id => id == LabelMap.Void ? id : (ushort)to[id])];
        var names = Enumerable.Range(0, to.Length).OrderBy(k => to[k]).Select(k => exam.Classes.NameOf(k));
        return ConfidentLearningRounds.Exam(new LabelMap(map.Size, ids), Probabilities.Of<double>(map.Size, to.Length, moved), ClassList.Named(names));
    }

    static string Text((ConfidentLearningScorer Scorer, Score[] Scores) run) =>
        Scores(run.Scores) + string.Join('\n', run.Scorer.Tables().SelectMany(table => table.Rows).Select(row => string.Join(',', row)));

    static string Scores(Score[] scores) => string.Join('\n', scores.Select(score => $"{string.Join(' ', score.Values)} {score.Where} {string.Join("", score.Map ?? [])}"));

    /// <param name="inVoid">What the planes hold where the label is void.</param>
    static (Exam[] Exams, int Classes) Dataset(int seed, Type type, double? inVoid = null)
    {
        var random = new System.Random(seed);
        var classes = random.Next(2, 9);
        Size[] sizes = [new(1, 1), new(37, 1), new(1, 19), new(64, 33), new(45, 46), new(100, 41)];
        return ([.. sizes.Select(size => Image(random, size, classes, type, inVoid))], classes);
    }

    static Exam Image(System.Random random, Size size, int classes, Type type, double? inVoid)
    {
        var area = (int)size.Area;
        var (labels, values) = (new ushort[area], new double[classes * area]);
        for (int i = 0, left = 0, truth = 0, given = 0; i < area; i++, left--)
        {
            if (left <= 0)
                (left, truth, given) = (random.Next(1, 50), random.Next(classes), random.Next(6));
            // A sixth of the runs is void, a sixth has a label drawn anew.
            labels[i] = given == 0 ? LabelMap.Void : (ushort)(given == 1 ? random.Next(classes) : truth);
            Fill(random, values, area, i, truth, classes);
        }
        var map = new LabelMap(size, labels);
        var stored = inVoid is { } garbage ? Spoilt(values, labels, classes, garbage) : values;
        return ConfidentLearningRounds.Exam(map, Pack(size, classes, type, stored), ConfidentLearningRounds.Classes(classes));
    }

    static double[] Spoilt(double[] values, ushort[] labels, int classes, double garbage)
    {
        for (var i = 0; i < labels.Length; i++)
            for (var k = 0; labels[i] == LabelMap.Void && k < classes; k++)
                values[k * labels.Length + i] = garbage;
        return values;
    }

    static void Fill(System.Random random, double[] values, int area, int pixel, int truth, int classes)
    {
        var raw = Enumerable.Range(0, classes).Select(k => Math.Exp(3 * random.NextDouble() + (k == truth ? 3 : 0))).ToArray();
        for (var k = 0; k < classes; k++)
            values[k * area + pixel] = raw[k] / raw.Sum();
    }

    static Probabilities Pack(Size size, int classes, Type type, double[] values) =>
        type == typeof(double) ? Probabilities.Of<double>(size, classes, values)
        : type == typeof(float) ? Probabilities.Of<float>(size, classes, values.Select(value => (float)value).ToArray())
        : type == typeof(Half) ? Probabilities.Of<Half>(size, classes, values.Select(value => (Half)value).ToArray())
        : Probabilities.Of<byte>(size, classes, values.Select(value => (byte)Math.Round(value * 255)).ToArray());
}
