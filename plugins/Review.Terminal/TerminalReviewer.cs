namespace Assay.Review.Terminal;

/// <summary>Takes a person through the queue in a terminal.</summary>
[Component("terminal", "The queue in the terminal: picture, reasons, one key per item.")]
public sealed class TerminalReviewer(TerminalReviewerOptions options) : IReviewer
{
    public async Task ReviewAsync(IReview review, CancellationToken cancel)
    {
        if (TerminalSession.WhyNot() is { } why)
            throw new AssayException("no-terminal", $"review needs a terminal: {why}; run it by hand, without redirecting what it reads or writes");
        var keymap = KeymapFiles.Read(options.Keymap);
        _ = View.All(options.Views);
        IReadOnlyList<string> summary;
        using (var session = new TerminalSession())
            summary = await new ReviewLoop(session, review, keymap, options).RunAsync(cancel);
        foreach (var line in summary)
            await Console.Error.WriteLineAsync(line);
    }
}
