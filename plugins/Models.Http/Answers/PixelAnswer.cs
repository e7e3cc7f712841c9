using System.Globalization;

namespace Assay.Models.Http.Answers;

/// <summary>Makes an opinion of numbers per pixel: checks that they are of this image and what the pipeline says they are.</summary>
static class PixelAnswer
{
    const float Rounding = 1e-4f;

    /// <exception cref="DataException">They are not.</exception>
    public static Opinion Read(Told told, AnswerArray array, HttpPlan plan)
    {
        if (array.AsPlanes() is not var (planes, size))
            throw told.Wrong($"the answer has the shape {array.ShapeText}", "(height, width) or (classes, height, width)");
        CheckSize(told, size);
        CheckNumbers(told, array, size);
        if (plan.Gives == Evidence.Probabilities)
            return new Opinion { Probabilities = ProbabilityAnswer.Read(told, array, planes, size, plan.Options.Activation) };
        var values = array.Values;
        foreach (var step in plan.After)
            planes = step.Apply(ref values, planes);
        return planes == 1
            ? new Opinion { LabelMap = Map(told, values, size, array.Element) }
            : throw told.Wrong($"the answer has {planes} bands", "one band with a class number per pixel; pick the largest with postprocess: [Argmax], or say response: probabilities_tiff or npy");
    }

    /// <summary>The size is told before anything is computed with it.</summary>
    public static void CheckSize(Told told, Size size)
    {
        if (size != told.Sample.Size)
            throw told.Wrong($"the answer is {size} for an image of {told.Sample.Size}", size.Width == told.Sample.Size.Height && size.Height == told.Sample.Size.Width
                ? "the same size; rows and columns look exchanged" : "the same size; the model must scale its answer back to its input, without smoothing class numbers", "answer-size");
    }

    static void CheckNumbers(Told told, AnswerArray array, Size size)
    {
        if (array.Whole)
            return;
        for (var i = 0; i < array.Values.Length; i++)
            if (!float.IsFinite(array.Values[i]))
                throw told.Wrong($"{Pixel((int)(i % size.Area), size)} of band {i / size.Area + 1} is {array.Values[i]}", "finite numbers", "not-a-number");
    }

    static LabelMap Map(Told told, float[] values, Size size, string element)
    {
        var ids = new long[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            ids[i] = (long)MathF.Round(values[i]);
            if (MathF.Abs(values[i] - ids[i]) > Rounding)
                throw NotWhole(told, values, i, size, element);
        }
        try
        {
            return LabelMap.FromValues(size, ids);
        }
        catch (ArgumentException strangers)
        {
            throw told.Wrong(strangers.Message, "class numbers", inner: strangers);
        }
    }

    static DataException NotWhole(Told told, float[] values, int pixel, Size size, string element)
    {
        var what = $"{Pixel(pixel, size)} is {values[pixel].ToString(CultureInfo.InvariantCulture)} ({element})";
        var (least, most) = (values.Min(), values.Max());
        return least >= 0 && most <= 1
            ? told.Wrong(what, "class numbers; these look like probabilities: say response: probabilities_tiff (or npy), or postprocess: [Threshold]", "not-class-numbers")
            : told.Wrong(what, "class numbers; the mask looks resized with smoothing, which invents classes at borders: let the server resize it with nearest neighbour", "mask-smoothed");
    }

    public static string Pixel(int pixel, Size size) => $"pixel ({pixel % size.Width},{pixel / size.Width})";
}
