using Assay.Kernels;

namespace Assay.Scorers.Hardness;

/// <summary>Turns what people or a model said into a hardness, 0 = easy, 1 = hard.</summary>
sealed class Scale
{
    readonly HiOptions options;
    readonly double low, high;

    /// <exception cref="AssayException">Options that do not go together.</exception>
    public Scale(HiOptions options)
    {
        this.options = options;
        (low, high) = options.Range switch
        {
            [] => (0, 1),
            [var from, var to] when from < to => (from, to),
            var wrong => throw new AssayException("hardness-options", $"'range' is [{string.Join(", ", wrong.Select(Text))}], expected two numbers, the lower first: the values that become 0 and 1"),
        };
        if (options is { Attribute: not null, Reference: not null })
            throw new AssayException("hardness-options", "'attribute' and 'reference' both say where the hardness comes from; leave one of them out");
        if (options is { Activation: Activation.Sigmoid, Range.Count: > 0 })
            throw new AssayException("hardness-options", "'activation: sigmoid' gives values between 0 and 1, so 'range' has nothing to say; leave one of them out");
        if (options is { Activation: Activation.Sigmoid, Attribute: not null })
            throw new AssayException("hardness-options", "'activation' is for a model's number; leave it out, or ask a reference instead of the attribute");
    }

    static string Text(double number) => FormattableString.Invariant($"{number}");

    /// <exception cref="DataException">People left their scale; it says so rather than guess.</exception>
    public double OfAttribute(double value) => value >= low && value <= high ? Map(value) : throw new DataException("hardness-range", FormattableString.Invariant(
        $"the attribute '{options.Attribute}' is {value}, expected {low} to {high}; correct it, or say with 'range' from where to where it goes"));

    /// <summary>A model may leave the range that it was trained on a little; its number is mapped all the same, unless nobody said what the range is.</summary>
    /// <exception cref="DataException">No hardness as it stands.</exception>
    public double OfReference(double value) =>
        options.Activation == Activation.Sigmoid ? 1 / (1 + Exponential.Exp(-value))
        : options.Range.Count > 0 || (value >= 0 && value <= 1) ? Map(value)
        : throw new DataException("hardness-range", FormattableString.Invariant(
            $"the reference says {value}, expected 0 to 1; if it is a logit say 'activation: sigmoid', if it has another scale say 'range: [lowest, highest]'"));

    double Map(double value) => (value - low) / (high - low);
}
