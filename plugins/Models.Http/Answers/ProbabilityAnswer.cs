using System.Globalization;

namespace Assay.Models.Http.Answers;

/// <summary>Probabilities per pixel: one band is the probability of the second of two classes, more are a class each.</summary>
static class ProbabilityAnswer
{
    const float Rounding = 1e-4f;

    public static Probabilities Read(Told told, AnswerArray array, int planes, Size size, Activation activation)
    {
        if (array.Whole)
            throw told.Wrong($"the answer is of {array.Element}", "float32 or float64 for probabilities; for class numbers say response: mask_tiff (or mask_npy, mask_tensor)", "not-probabilities");
        var values = array.Values;
        Activate(values, planes, activation);
        for (var i = 0; i < values.Length; i++)
            if (values[i] is < -Rounding or > 1 + Rounding)
                throw told.Wrong($"{PixelAnswer.Pixel((int)(i % size.Area), size)} of band {i / size.Area + 1} is {values[i].ToString(CultureInfo.InvariantCulture)}",
                    "probabilities between 0 and 1; if these are logits say activation: softmax (or sigmoid)", "not-probabilities");
            else
                values[i] = Math.Clamp(values[i], 0, 1);
        return planes == 1 ? Probabilities.Of<float>(size, 2, WithOther(values)) : Probabilities.Of<float>(size, planes, values);
    }

    static float[] WithOther(float[] second)
    {
        var both = new float[second.Length * 2];
        for (var i = 0; i < second.Length; i++)
            both[i] = 1 - second[i];
        second.CopyTo(both, second.Length);
        return both;
    }

    /// <summary>In place; numbers of a class stand together, each class after the other.</summary>
    public static void Activate(Span<float> values, int classes, Activation activation)
    {
        if (activation == Activation.Sigmoid)
            foreach (ref var value in values)
                value = (float)(1 / (1 + Math.Exp(-value)));
        else if (activation == Activation.Softmax)
            Softmax(values, classes);
    }

    static void Softmax(Span<float> values, int classes)
    {
        var area = values.Length / classes;
        for (var i = 0; i < area; i++)
        {
            var (most, sum) = (float.NegativeInfinity, 0.0);
            for (var k = 0; k < classes; k++)
                most = MathF.Max(most, values[k * area + i]);
            for (var k = 0; k < classes; k++)
                sum += values[k * area + i] = (float)Math.Exp(values[k * area + i] - most);
            for (var k = 0; k < classes; k++)
                values[k * area + i] = (float)(values[k * area + i] / sum);
        }
    }
}
