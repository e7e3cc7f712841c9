namespace Assay.Kernels;

/// <summary>
/// What a contour is and what it is compared with. The slide that the distance comes from (Pasquero, Zimmermann, Re-Annotating MS-COCO, an Exploration of Pixel
/// Tolerance, 2023) leaves all three open; on real shapes they change a mean by a factor of 0.5 to 1.4.
/// </summary>
/// <param name="Form">What a contour's pixels are measured to.</param>
/// <param name="Neighbours">The contour is what an erosion with this element takes away: with eight (3x3) a ring that is connected by edges, with four a thinner one.</param>
/// <param name="Border">What lies beyond the frame.</param>
public readonly record struct ContourRule(ContourForm Form, Neighbours Neighbours, ContourBorder Border)
{
    /// <summary>Contour to contour, 3x3, nothing beyond the frame.</summary>
    public static ContourRule Default { get; } = new(ContourForm.Contour, Neighbours.Eight, ContourBorder.Background);
}

/// <summary>What the pixels of a contour are measured to.</summary>
public enum ContourForm
{
    /// <summary>The other contour.</summary>
    Contour,
    /// <summary>The other mask: pixels inside it are at distance 0, so that one of two sides is not seen.</summary>
    Region,
}

/// <summary>What an erosion takes for lying beyond the frame.</summary>
public enum ContourBorder
{
    /// <summary>Background: an object that the frame cuts has a contour along the cut.</summary>
    Background,
    /// <summary>Foreground: it has none there.</summary>
    Foreground,
}
