using System.Globalization;

namespace Assay.Models.Arrays;

/// <summary>Looks whether numbers are class probabilities of one image.</summary>
static class ClassScoreCheck
{
    const double Slack = 1e-6, Sum = 0.01;

    /// <summary>What is wrong, in words; null when nothing is.</summary>
    public static string? Find(ReadOnlySpan<double> scores, bool multiLabel, Func<int, string> nameOf)
    {
        var sum = 0.0;
        for (var k = 0; k < scores.Length; k++)
            if (scores[k] is >= -Slack and <= 1 + Slack)
                sum += scores[k];
            else
                return $"the score of {nameOf(k)} is {Text(scores[k])}, expected a probability from 0 to 1{(double.IsNaN(scores[k]) ? "" : "; if these are logits, store their softmax")}";
        return multiLabel || Math.Abs(sum - 1) <= Sum ? null
            : $"the scores sum to {Text(sum)}, expected 1 within {Text(Sum)}; if the classes do not exclude each other (sigmoid), say 'multi_label: true'";
    }

    static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
