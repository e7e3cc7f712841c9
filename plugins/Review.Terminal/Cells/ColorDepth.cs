namespace Assay.Review.Terminal;

/// <summary>How many colours a terminal shows.</summary>
public enum ColorDepth
{
    /// <summary>None: bold, underline and reverse are what there is.</summary>
    None,
    /// <summary>The sixteen of old, as the user's palette has them.</summary>
    Sixteen,
    /// <summary>xterm's 256.</summary>
    Indexed,
    /// <summary>24 bits.</summary>
    Full,
}
