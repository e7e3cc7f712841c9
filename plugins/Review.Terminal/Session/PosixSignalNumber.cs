namespace Assay.Review.Terminal;

/// <summary>Numbers of signals that differ between systems.</summary>
static class PosixSignalNumber
{
    /// <summary>SIGTSTP.</summary>
    public static int Stop => OperatingSystem.IsLinux() ? 20 : 18;
}
