namespace Assay.Models.Onnx;

/// <summary>Looks at a model's values for pixels: planes of one size, a class each.</summary>
readonly ref struct PixelCheck(float[] values, int channels, Size size)
{
    readonly ReadOnlySpan<float> values = values;
    readonly int area = (int)size.Area;

    /// <exception cref="DataException">A value is NaN or infinite.</exception>
    public void Finite()
    {
        for (var i = 0; i < values.Length; i++)
            if (!float.IsFinite(values[i]))
                throw AnswerFaults.NotANumber(Place(i), values[i]);
    }

    /// <summary>Whether all values lie in [0,1] and those of several classes sum to 1.</summary>
    public bool AreProbabilities()
    {
        foreach (var value in values)
            if (value is < 0 or > 1)
                return false;
        for (var pixel = 0; channels > 1 && pixel < area; pixel++)
            if (Math.Abs(Sum(pixel) - 1) > 1e-3f)
                return false;
        return true;
    }

    /// <exception cref="DataException">They are no probabilities.</exception>
    public void Refuse()
    {
        for (var i = 0; i < values.Length; i++)
            if (values[i] is < -AnswerFaults.Slack or > 1 + AnswerFaults.Slack)
                throw AnswerFaults.NotProbability(Place(i), values[i], channels > 1);
        for (var pixel = 0; channels > 1 && pixel < area; pixel++)
            if (Math.Abs(Sum(pixel) - 1) > AnswerFaults.SumSlack)
                throw AnswerFaults.NotOne(Place(pixel, ""), Sum(pixel), "if these are logits say activation: softmax; classes that overlap (sigmoid) are not what a label map can be held against");
    }

    float Sum(int pixel)
    {
        var sum = 0f;
        for (var k = 0; k < channels; k++)
            sum += values[k * area + pixel];
        return sum;
    }

    string Place(int at) => Place(at % area, channels > 1 ? $" of class {at / area}" : "");

    string Place(int pixel, string of) => $"pixel ({pixel % size.Width},{pixel / size.Width}){of}";
}
