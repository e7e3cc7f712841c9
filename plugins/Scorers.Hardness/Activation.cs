namespace Assay.Scorers.Hardness;

/// <summary>What becomes of a model's number before it is a hardness.</summary>
public enum Activation
{
    /// <summary>It is taken as it is.</summary>
    None,
    /// <summary>1 / (1 + e^-x): the model's last layer has none, its output is a logit.</summary>
    Sigmoid,
}
