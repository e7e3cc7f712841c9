namespace Assay.Review.Terminal;

/// <summary>Takes a person through the queue in a terminal.</summary>
[Component("terminal", "The queue in the terminal: picture, reasons, one key per item.")]
public sealed class TerminalReviewer(TerminalReviewerOptions options) : IReviewer
{
    readonly IReadOnlyDictionary<string, ViewOptions> views = Checked(options.Views); // So that lint says what is wrong with them.

    static IReadOnlyDictionary<string, ViewOptions> Checked(IReadOnlyDictionary<string, ViewOptions> views)
    {
        _ = View.All(views);
        return views;
    }

    public async Task ReviewAsync(IReview review, CancellationToken cancel)
    {
        if (TerminalSession.WhyNot() is { } why)
            throw new AssayException("no-terminal", $"review needs a terminal: {why}; run it by hand, without redirecting what it reads or writes");
        var keymap = KeymapFiles.Read(options.Keymap);
        IReadOnlyList<string> summary;
        using (var session = new TerminalSession())
            summary = await new ReviewLoop(session, review, keymap, options with { Views = views }).RunAsync(cancel);
        foreach (var line in summary)
            await Console.Error.WriteLineAsync(line);
    }
}
