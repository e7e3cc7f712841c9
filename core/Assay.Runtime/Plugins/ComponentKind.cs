namespace Assay.Runtime.Plugins;

/// <summary>What a component is, told by the interface it implements.</summary>
public enum ComponentKind
{
    Dataset,
    Reference,
    Scorer,
    TableStep,
    Reviewer,
    Output,
    ImageFormat,
}
