namespace Assay.Runtime.Explaining;

/// <summary>Codes of reviewing and of what is done with verdicts.</summary>
static class ReviewCodes
{
    public static readonly Explanation[] All =
    [
        new("bad-images", "ASSAY_IMAGES says how a terminal shows pictures, in words that mean nothing.",
            "ASSAY_IMAGES=sixel", "Set it to auto, kitty, iterm, blocks or letters, or not at all."),
        new("bad-view", "A view below 'review: { terminal: { views: } }' cannot be drawn.",
            "an expression with a bracket too few; two bands, which are neither grey nor a colour", "Give one expression or three, over bands of the image, as in (B8 - B4) / (B8 + B4)."),
        new("output-options", "An output that a command names cannot do what the command says.",
            "assay export RUN --as geojson --corrected", "Do what the message says; options of outputs stand in the pipeline, which may change after a run."),
        new("read-only", "A review that was opened with --readonly was told to record something.",
            "a verdict during assay review RUN --readonly", "Open the review without --readonly."),
        new("unknown-output", "No output has the name that a command gives.",
            "assay export RUN --as cocoo", "Use the name that the message suggests, or one that 'assay list' has."),
        new("verdict-not-saved", "The disk refused a verdict; it is not recorded, those before it are.",
            "a full disk", "Make room or mend the disk, and decide again."),
        new("verdicts-shared", "Another process writes a reviewer's verdicts although this one holds their lock, as on a network disk whose locks do not hold.",
            "the same name on two machines", "Close both reviews, and review under different names with --reviewer."),
    ];
}
