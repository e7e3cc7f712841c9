namespace Assay.Review.Terminal;

/// <summary>
/// Watches how long pictures take to be written: a terminal at the end of a slow line must not make a person wait. After one slow picture, images give way to half blocks, which are
/// smaller and drawn where they change; for good, because going back and forth would be worse than either.
/// </summary>
public sealed class BandwidthGovernor
{
    /// <summary>What a picture may take.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Images take too long here.</summary>
    public bool IsTooSlow { get; private set; }

    /// <summary>A picture was written.</summary>
    /// <param name="elapsed">From the first byte until the terminal had taken the last.</param>
    /// <returns>Images should stop now: true once.</returns>
    public bool Wrote(TimeSpan elapsed)
    {
        var isFirst = !IsTooSlow && elapsed > Patience;
        IsTooSlow |= isFirst;
        return isFirst;
    }
}
