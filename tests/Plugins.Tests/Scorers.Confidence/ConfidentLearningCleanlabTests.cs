using System.Globalization;
using Assay.Kernels.Codecs;
using Assay.Scorers.Confidence;
using Assay.Scorers.Confidence.ConfidentLearning;

namespace Assay.Tests.Scorers.Confidence;

/// <summary>What cleanlab 2.9.0's find_label_issues and num_pixel_issues answered, at full resolution.</summary>
public class ConfidentLearningCleanlabTests
{
    static readonly ConfidentLearningOptions AsCleanlab = new() { UnseenClass = UnseenClass.AlwaysSuspicious };

    [Fact]
    public void Every_case_has_cleanlab_s_thresholds_masks_and_image_scores()
    {
        var (cases, tied) = (0, 0);
        foreach (var folder in Directory.GetDirectories(Conformance.Path("cleanlab")))
        {
            var exams = Read(folder);
            var (scorer, scores) = ConfidentLearningRounds.Run(exams, AsCleanlab, parts: 2, backwards: true);
            CheckThresholds(folder, scorer);
            var ambiguous = CheckMasks(folder, scores);
            if (ambiguous == 0)
                CheckScores(folder, scores);
            (cases, tied) = (cases + 1, tied + (ambiguous > 0 ? 1 : 0));
        }
        Assert.Equal((14, 1), (cases, tied));
    }

    [Fact]
    public void A_class_that_is_never_annotated_cannot_vouch_unless_told_so()
    {
        var exams = Read(Path.Combine(Conformance.Path("cleanlab"), "class_absent"));
        Assert.Equal(1047, Flagged(ConfidentLearningRounds.Run(exams, AsCleanlab).Scores));
        Assert.Equal(Flagged(ConfidentLearningRounds.Run(exams).Scores), Flagged(ConfidentLearningRounds.Run(exams, new() { UnseenClass = UnseenClass.CannotVouch }).Scores));
        Assert.InRange(Flagged(ConfidentLearningRounds.Run(exams).Scores), 1, 300);
    }

    [Fact]
    public void Pairs_are_those_of_common_label_issues()
    {
        var exams = Read(Path.Combine(Conformance.Path("cleanlab"), "basic_k3_u8"));
        var table = ConfidentLearningRounds.Table(ConfidentLearningRounds.Run(exams).Scorer, "pairs");
        Assert.Equal(["class 2,class 0,82", "class 1,class 0,51", "class 0,class 1,36", "class 1,class 2,13"], table.Rows.Select(row => string.Join(',', row.Take(3))));
    }

    static void CheckThresholds(string folder, ConfidentLearningScorer scorer)
    {
        using var expected = NpyFile.Open(Path.Combine(folder, "thresholds.npy"));
        var rows = ConfidentLearningRounds.Table(scorer, "classes").Rows;
        // cleanlab rounds the mean of every image to the type of the probabilities: ten bits for Half.
        var tolerance = NpyFile.ReadHeader(Path.Combine(folder, "probs.npy")).ElementType == typeof(Half) ? 1.0 / 2048 : 1e-6;
        Assert.Equal(expected.Shape[0], rows.Count);
        for (var k = 0; k < rows.Count; k++)
            Assert.Equal(expected.Slice<double>(k, 1).Span[0], rows[k][2] is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : 2e-6, tolerance);
    }

    /// <returns>Pixels whose fate cleanlab's sort leaves open.</returns>
    static int CheckMasks(string folder, Score[] scores)
    {
        var expected = Bools(Path.Combine(folder, "fli_ds1.npy"));
        var path = Path.Combine(folder, "fli_ds1_ambiguous.npy");
        var ambiguous = File.Exists(path) ? Bools(path) : new bool[expected.Length];
        var found = scores.SelectMany(score => score.Map!).ToArray();
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < found.Length; i++)
            if (!ambiguous[i])
                Assert.Equal((folder, i, expected[i]), (folder, i, found[i] == 1));
        return ambiguous.Count(open => open);
    }

    static void CheckScores(string folder, Score[] scores)
    {
        using var expected = NpyFile.Open(Path.Combine(folder, "npi_image.npy"));
        for (var image = 0; image < scores.Length; image++)
            Assert.Equal(expected.Slice<double>(image, 1).Span[0], scores[image].Values[0]!.Value, 1e-12);
    }

    static double Flagged(Score[] scores) => scores.Sum(score => score.Values[1]!.Value);

    static bool[] Bools(string path)
    {
        using var file = NpyFile.Open(path);
        return file.Slice<bool>(0, (int)file.Header.Count).ToArray();
    }

    static Exam[] Read(string folder)
    {
        using var file = NpyFile.Open(Path.Combine(folder, "probs.npy"));
        return file.ElementType == typeof(float) ? Read<float>(folder, file) : file.ElementType == typeof(double) ? Read<double>(folder, file) : Read<Half>(folder, file);
    }

    static Exam[] Read<T>(string folder, NpyFile file) where T : unmanaged
    {
        var (classes, size) = ((int)file.Shape[1], new Size((int)file.Shape[3], (int)file.Shape[2]));
        var labels = Labels(Path.Combine(folder, "labels.npy"));
        return [.. Enumerable.Range(0, (int)file.Shape[0]).Select(image => ConfidentLearningRounds.Exam(
            LabelMap.FromValues(size, labels.AsSpan(image * (int)size.Area, (int)size.Area)),
            Probabilities.Of<T>(size, classes, file.Slice<T>(image * classes * size.Area, (int)(classes * size.Area)).ToArray()), ConfidentLearningRounds.Classes(classes)))];
    }

    static long[] Labels(string path)
    {
        using var file = NpyFile.Open(path);
        var count = (int)file.Header.Count;
        return Type.GetTypeCode(file.ElementType) switch
        {
            TypeCode.Byte => [.. file.Slice<byte>(0, count).ToArray().Select(id => (long)id)],
            TypeCode.Int32 => [.. file.Slice<int>(0, count).ToArray().Select(id => (long)id)],
            _ => file.Slice<long>(0, count).ToArray(),
        };
    }
}
