namespace Assay;

/// <summary>Kinds of evidence that a reference gives and a scorer needs.</summary>
[Flags]
public enum Evidence
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Class probabilities per pixel.</summary>
    Probabilities = 1,
    /// <summary>A class per pixel.</summary>
    LabelMap = 2,
    /// <summary>Objects.</summary>
    Instances = 4,
    /// <summary>Class probabilities of the whole image.</summary>
    ClassScores = 8,
    /// <summary>A number for the image.</summary>
    Value = 16,
}

/// <summary>What a reference says of one sample. Classes are the reference's own until the host has mapped them.</summary>
public sealed record Opinion
{
    /// <summary>The reference has nothing to say of this sample; an answer like any other.</summary>
    public static Opinion None { get; } = new();

    /// <summary>Class probabilities per pixel.</summary>
    public Probabilities? Probabilities { get; init; }

    /// <summary>A class per pixel.</summary>
    public LabelMap? LabelMap { get; init; }

    /// <summary>Objects; an empty list says "there are none".</summary>
    public IReadOnlyList<Instance>? Instances { get; init; }

    /// <summary>Class probabilities of the whole image, in class order.</summary>
    public IReadOnlyList<double>? ClassScores { get; init; }

    /// <summary>A number.</summary>
    public double? Value { get; init; }

    /// <summary>What was wrong with what is stored of this sample but did not prevent an answer; a broken object is left out and named here.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What is there.</summary>
    public Evidence Gives =>
        (Probabilities is null ? 0 : Evidence.Probabilities) | (LabelMap is null ? 0 : Evidence.LabelMap) | (Instances is null ? 0 : Evidence.Instances)
        | (ClassScores is null ? 0 : Evidence.ClassScores) | (Value is null ? 0 : Evidence.Value);
}
