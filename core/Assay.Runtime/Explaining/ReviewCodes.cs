namespace Assay.Runtime.Explaining;

/// <summary>Codes of reviewing and of what is done with verdicts.</summary>
static class ReviewCodes
{
    public static readonly Explanation[] All =
    [
        new("read-only", "A review that was opened with --readonly was told to record something.",
            "a verdict during assay review RUN --readonly", "Open the review without --readonly."),
        new("verdict-not-saved", "The disk refused a verdict; it is not recorded, those before it are.",
            "a full disk", "Make room or mend the disk, and decide again."),
        new("verdicts-shared", "Another process writes a reviewer's verdicts although this one holds their lock, as on a network disk whose locks do not hold.",
            "the same name on two machines", "Close both reviews, and review under different names with --reviewer."),
    ];
}
