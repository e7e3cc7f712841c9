namespace Assay.Formats.CloudSen12;

/// <summary>How a patch was labelled (column <c>label_type</c>).</summary>
public enum LabelKind
{
    /// <summary>Every pixel.</summary>
    High,
    /// <summary>A few strokes; most pixels have no label.</summary>
    Scribble,
    /// <summary>Not at all.</summary>
    Nolabel,
}
