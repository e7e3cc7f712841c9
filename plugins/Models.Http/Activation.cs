namespace Assay.Models.Http;

/// <summary>What turns the model's numbers into probabilities.</summary>
public enum Activation
{
    /// <summary>They are probabilities.</summary>
    None,

    /// <summary>Over the classes.</summary>
    Softmax,

    /// <summary>Of each number by itself.</summary>
    Sigmoid,
}
