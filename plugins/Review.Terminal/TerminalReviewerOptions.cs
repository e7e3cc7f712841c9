using System.ComponentModel;

namespace Assay.Review.Terminal;

/// <summary>Options of <see cref="TerminalReviewer"/>.</summary>
public sealed record TerminalReviewerOptions
{
    [Description("Go to the next undecided item after a verdict; capital letters never do")]
    public bool Advance { get; init; } = true;

    [Description("A keymap file that changes keys for this pipeline; a reviewer's own is keymap.txt in the folder of ASSAY_HOME or ~/.config/assay")]
    public InputPath? Keymap { get; init; }
}
