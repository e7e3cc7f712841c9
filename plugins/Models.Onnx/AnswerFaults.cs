using System.Globalization;

namespace Assay.Models.Onnx;

/// <summary>What is wrong with numbers that should be probabilities, in words that say what to write instead.</summary>
static class AnswerFaults
{
    /// <summary>How far outside [0,1] rounding may lead; half precision has 11 bits.</summary>
    public const float Slack = 2e-3f;

    /// <summary>How far from 1 a sum may be.</summary>
    public const float SumSlack = 0.01f;

    public const string NotANumberCode = "not-a-number";

    public static DataException NotANumber(string place, float value) =>
        new(NotANumberCode, $"the model gives {Text(value)} at {place}, expected a number; look at its weights, and at what 'scale', 'mean' and 'std' make of this image");

    /// <summary>The model's NaN comes from the image's.</summary>
    public static DataException NoNumbersAsked(DataException answer, string place) => new(NotANumberCode,
        $"the image is NaN or infinite {place}, mostly where there are no data, and so is what the model gives; expected numbers, so fill such pixels as was done for its training", inner: answer);

    public static DataException NotProbability(string place, float value, bool softmax) => new("not-probabilities",
        $"the model gives {Text(value)} at {place}, expected a probability from 0 to 1; if these are logits say activation: {(softmax ? "softmax" : "sigmoid")}");

    public static DataException NotOne(string place, float sum, string advice) => new("not-probabilities", $"the classes sum to {Text(sum)} at {place}, expected 1; {advice}");

    /// <summary>The model ends with an activation, and the pipeline asks for another on top.</summary>
    public static Problem Twice(OnnxActivation activation) => new("activation-twice",
        $"activation: {activation.ToString().ToLowerInvariant()} is asked for, but what the model gives are probabilities already; say activation: none, or everything looks unsure");

    static string Text(float value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
