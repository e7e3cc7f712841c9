using System.Globalization;

namespace Assay.Models.Http.Answers;

/// <summary>Numbers of the whole image: a value, or a probability per class.</summary>
static class ImageAnswer
{
    const double SumTolerance = 0.01;

    /// <param name="names">The classes they are of, for messages.</param>
    public static Opinion Read(Told told, AnswerArray array, HttpPlan plan, ClassList names)
    {
        for (var k = 0; k < array.Values.Length; k++)
            if (!float.IsFinite(array.Values[k]))
                throw told.Wrong($"number {k + 1} of the answer is {array.Values[k]}", "finite numbers", "not-a-number");
        if (plan.Gives == Evidence.Value)
            return array.Values.Length == 1 ? new Opinion { Value = array.Values[0] } : throw told.Wrong($"the answer holds {array.Values.Length} numbers", "one, for task: regression");
        if (array.Shape.Count > 1 && array.Shape.SkipLast(1).Any(side => side != 1))
            throw told.Wrong($"the answer has the shape {array.ShapeText}", "a number per class, (classes,)");
        return new Opinion { ClassScores = Scores(told, [.. array.Values.Select(value => (double)value)], plan, names) };
    }

    public static double[] Scores(Told told, double[] scores, HttpPlan plan, ClassList names)
    {
        if (scores.Length == 0 || names.Count > 0 && plan.Options.Labels is not null && scores.Length != names.Count)
            throw told.Wrong($"the answer holds {scores.Length} numbers", scores.Length == 0 ? "a number per class" : $"one for each of the {names.Count} labels:");
        Activate(scores, plan.Options.Activation);
        for (var k = 0; k < scores.Length; k++)
            if (scores[k] is < 0 or > 1)
                throw told.Wrong($"the score of {names.NameOf(k)} is {scores[k].ToString(CultureInfo.InvariantCulture)}", "probabilities between 0 and 1; if these are logits say activation: softmax (or sigmoid)", "not-probabilities");
        var sum = scores.Sum();
        if (plan.Options.Activation != Activation.Sigmoid && Math.Abs(sum - 1) > SumTolerance)
            throw told.Wrong($"the scores sum to {sum.ToString("0.####", CultureInfo.InvariantCulture)}", "1; if these are logits say activation: softmax, if classes do not exclude each other activation: sigmoid on logits", "not-probabilities");
        return scores;
    }

    static void Activate(double[] scores, Activation activation)
    {
        if (activation == Activation.None)
            return;
        var most = activation == Activation.Softmax ? scores.Max() : 0;
        for (var k = 0; k < scores.Length; k++)
            scores[k] = activation == Activation.Softmax ? Math.Exp(scores[k] - most) : 1 / (1 + Math.Exp(-scores[k]));
        var sum = activation == Activation.Softmax ? scores.Sum() : 1;
        for (var k = 0; k < scores.Length; k++)
            scores[k] /= sum;
    }
}
