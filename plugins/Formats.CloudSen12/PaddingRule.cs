namespace Assay.Formats.CloudSen12;

/// <summary>On which sides 509 pixels were made 512, and 2000 made 2048.</summary>
public enum PaddingRule
{
    /// <summary>Looked up in each patch: margins without a label, else margins of zeros; where both sides could be, right and bottom.</summary>
    Auto,
    /// <summary>Right and bottom.</summary>
    RightBottom,
    /// <summary>Left and bottom, as the page of the 2024 release says.</summary>
    LeftBottom,
    /// <summary>Nothing is cropped.</summary>
    None,
}
