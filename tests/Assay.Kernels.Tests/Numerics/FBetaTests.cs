using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class FBetaTests
{
    // Class 0: 15 of 16 right. Class 1: one stray predicted pixel. Class 2: nowhere. (CloudSEN12's all-clear patch with one stray pixel.)
    static readonly long[] Agreed = [15, 0, 0], InLabels = [16, 0, 0], InPredicted = [15, 1, 0];
    const double Clear = 75 / 79.0;

    [Theory]
    [InlineData(AbsentClass.Union, Clear / 2)]
    [InlineData(AbsentClass.LabelOnly, Clear)]
    [InlineData(AbsentClass.AllZero, Clear / 3)]
    [InlineData(AbsentClass.AllOne, (Clear + 1) / 3)]
    public void A_stray_pixel_counts_by_policy(AbsentClass policy, double expected) => Oracle.Close(expected, Macro(policy), 1e-15);

    [Theory]
    [InlineData(AbsentClass.Union, Clear)]
    [InlineData(AbsentClass.AllZero, Clear / 3)]
    [InlineData(AbsentClass.AllOne, (Clear + 2) / 3)]
    public void A_stray_pixel_below_the_minimum_is_absent(AbsentClass policy, double expected) => Oracle.Close(expected, Macro(policy, 2), 1e-15);

    [Fact]
    public void A_class_that_is_large_enough_in_either_map_is_present() => Oracle.Close(0, FBeta.Macro([0], [25], [1], 2, AbsentClass.Union, 25));

    [Theory]
    [InlineData(AbsentClass.Union)]
    [InlineData(AbsentClass.AllZero)]
    [InlineData(AbsentClass.AllOne)]
    public void Without_a_pixel_there_is_no_evidence(AbsentClass policy) => Assert.Null(FBeta.Macro([0, 0], [0, 0], [0, 0], 2, policy));

    [Fact]
    public void With_no_class_above_the_minimum_there_is_no_evidence() => Assert.Null(Macro(AbsentClass.Union, 1000));

    [Fact]
    public void Beta_one_is_the_harmonic_mean_of_precision_and_recall() => Oracle.Close(2 * 0.5 * 0.25 / 0.75, FBeta.OfClass(1, 4, 2, 1), 1e-15);

    [Fact]
    public void Beta_two_leans_on_recall() => Assert.True(FBeta.OfClass(1, 2, 1, 2) < FBeta.OfClass(1, 1, 2, 2));

    [Fact]
    public void Renumbering_classes_changes_no_bit()
    {
        var random = new Random(3);
        long[] inLabels = [.. Enumerable.Range(0, 19).Select(_ => random.NextInt64(1, 5000))];
        long[] agreed = [.. inLabels.Select(count => random.NextInt64(count))];
        long[] inPredicted = [.. agreed.Select(count => count + random.NextInt64(3000))];
        var turn = Enumerable.Range(0, 19).ToArray();
        random.Shuffle(turn);
        Assert.Equal(FBeta.Macro(agreed, inLabels, inPredicted, 2, AbsentClass.Union),
            FBeta.Macro([.. turn.Select(k => agreed[k])], [.. turn.Select(k => inLabels[k])], [.. turn.Select(k => inPredicted[k])], 2, AbsentClass.Union));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    public void Micro_over_all_classes_is_the_share_of_agreeing_pixels_whatever_beta_is(double beta) =>
        Oracle.Close(15 / 16.0, FBeta.Micro(Agreed, InLabels, InPredicted, beta, AbsentClass.Union), 1e-15);

    // Only class 0 is pooled: 15 of 16 labelled found, 15 predicted; fbeta_score([0] * 16, [0] * 15 + [1], beta=2, labels=[0], average="micro").
    [Theory]
    [InlineData(AbsentClass.LabelOnly, 0)]
    [InlineData(AbsentClass.Union, 2)]
    public void Micro_pools_only_the_classes_that_count(AbsentClass policy, long minPixels) => Oracle.Close(Clear, FBeta.Micro(Agreed, InLabels, InPredicted, 2, policy, minPixels), 1e-15);

    [Fact]
    public void Micro_without_a_pixel_or_a_class_is_no_evidence()
    {
        Assert.Null(FBeta.Micro([0, 0], [0, 0], [0, 0], 2, AbsentClass.AllOne));
        Assert.Null(FBeta.Micro(Agreed, InLabels, InPredicted, 2, AbsentClass.Union, 1000));
    }

    static double? Macro(AbsentClass policy, long minPixels = 0) => FBeta.Macro(Agreed, InLabels, InPredicted, 2, policy, minPixels);
}
