namespace Assay.Review.Terminal;

/// <summary>What is drawn over the image. The numbers are what a person types after <c>M</c>.</summary>
public enum PictureMode
{
    /// <summary>Nothing.</summary>
    Image,
    /// <summary>The labels, as areas.</summary>
    Fill,
    /// <summary>The labels, as outlines.</summary>
    Contour,
    /// <summary>Outlines of the labels and of a reference.</summary>
    Both,
    /// <summary>Where labels and reference differ, and how.</summary>
    Difference,
    /// <summary>The score of every pixel; low is hot.</summary>
    Heat,
    /// <summary>Labels on the left, reference on the right.</summary>
    SideBySide,
    /// <summary>Labels and reference in turn.</summary>
    Blink,
    /// <summary>The labels' outlines, coloured by how far the reference's are.</summary>
    Distance,
}
