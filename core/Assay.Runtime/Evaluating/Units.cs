namespace Assay.Runtime.Evaluating;

/// <summary>What is ranked: samples or instances, each with the errors that are known of it.</summary>
/// <param name="Of">Samples or instances.</param>
/// <param name="Names">A name per unit, for the yardstick's dice.</param>
/// <param name="Errors">Known errors per unit; none: the unit is right.</param>
sealed record Units(Of Of, IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<KnownError>> Errors)
{
    public int Count => Names.Count;

    /// <summary>Units with an error.</summary>
    public int Wrong => Errors.Count(errors => errors.Count > 0);
}
