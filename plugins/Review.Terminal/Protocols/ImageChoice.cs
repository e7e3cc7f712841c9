namespace Assay.Review.Terminal;

/// <summary>How pictures are to be shown.</summary>
public enum ImageChoice
{
    /// <summary>As well as the terminal can, as far as it says so.</summary>
    Auto,
    /// <summary>The graphics protocol of kitty.</summary>
    Kitty,
    /// <summary>The inline images of iTerm2.</summary>
    Iterm,
    /// <summary>Half blocks: two pixels a cell, on any terminal with colours.</summary>
    Blocks,
    /// <summary>Letters: for terminals without colours, and for eyes that prefer them.</summary>
    Letters,
}

/// <summary>How pictures reach the screen.</summary>
public enum ImageProtocol
{
    /// <summary>Cells with half blocks, or letters.</summary>
    Cells,
    /// <summary>The graphics protocol of kitty.</summary>
    Kitty,
    /// <summary>The inline images of iTerm2.</summary>
    Iterm,
}
