using System.ComponentModel;

namespace Assay.Review.Terminal;

/// <summary>Options of <see cref="TerminalReviewer"/>.</summary>
public sealed record TerminalReviewerOptions
{
    [Description("Show scores, reasons and ranks; without them the queue is shuffled, differently for every reviewer")]
    public bool ReviewersSeeScores { get; init; } = true;

    [Description("Hide what other reviewers decided, so that verdicts are independent of each other")]
    public bool Blind { get; init; }

    [Description("Go on to the next undecided item after a verdict; capital letters never do")]
    public bool Advance { get; init; } = true;

    [Description("How pictures are shown: auto asks the terminal; kitty, iterm: its image protocols; blocks: half blocks; letters: without colours. ASSAY_IMAGES says it for one terminal")]
    public ImageChoice Images { get; init; }

    [Description("Ways to look at the image, by name; left out: some that fit its bands")]
    public IReadOnlyDictionary<string, ViewOptions> Views { get; init; } = new Dictionary<string, ViewOptions>();

    [Description("Keys that differ from the usual ones, for everybody who reviews with this pipeline; a reviewer's own keymap.yaml is read after it")]
    public InputPath? Keymap { get; init; }
}
