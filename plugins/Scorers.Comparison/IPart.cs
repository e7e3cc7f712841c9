namespace Assay.Scorers.Comparison;

/// <summary>A part of the state that is observed; order-free, as <see cref="ISurvey"/> asks.</summary>
interface IPart
{
    void Merge(IPart other);

    void Write(BinaryWriter to);

    /// <summary>Adds what was written.</summary>
    void Read(BinaryReader from);
}
