namespace Assay.Kernels;

/// <summary>The first thing that is wrong with probabilities: in the order of pixels, then classes, then the sum.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Pixel">Where: y * width + x.</param>
/// <param name="Class">The plane; -1 for a sum.</param>
/// <param name="Value">The value, or the sum.</param>
public readonly record struct ProbabilityDefect(DefectKind Kind, int Pixel, int Class, double Value)
{
    /// <summary>A sentence for the user: place, value, what was expected and how to fix it.</summary>
    /// <param name="width">The image's, to name the pixel.</param>
    /// <param name="className">Names a class by its position.</param>
    public string Describe(int width, Func<int, string> className) => Kind switch
    {
        DefectKind.NotANumber => $"the probability of '{className(Class)}' {At(width)} is NaN, expected a number in [0,1]; look for a division by zero or an overflow where the model was run",
        DefectKind.SumOff when Value > 1 => $"the probabilities {At(width)} sum to {Value:G6}, expected 1; these look like sigmoid (multi-label) outputs, "
            + "which say of each class alone whether it is there and are not probabilities over classes; apply softmax to the logits instead",
        DefectKind.SumOff => $"the probabilities {At(width)} sum to {Value:G6}, expected 1; these look like sigmoid (multi-label) outputs, which are not probabilities over classes, "
            + "or like probabilities of which classes were left out; store all classes of a softmax",
        _ => $"the probability of '{className(Class)}' {At(width)} is {Value:G6}, expected a number in [0,1]; these look like logits, apply softmax over the classes before storing them",
    };

    string At(int width) => $"at pixel ({Pixel % width},{Pixel / width})";
}
