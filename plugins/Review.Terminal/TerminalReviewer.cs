namespace Assay.Review.Terminal;

/// <summary>Takes a person through the queue in a terminal.</summary>
[Component("terminal", "The queue in the terminal: picture, reasons, one key per item.")]
public sealed class TerminalReviewer(TerminalReviewerOptions options) : IReviewer
{
    public async Task ReviewAsync(IReview review, CancellationToken cancel)
    {
        if (TerminalSession.WhyNot() is { } why)
            throw new AssayException("no-terminal", $"review needs a terminal: {why}; run it by hand, or write what is to be reviewed with an output (assay export)");
        _ = options;
        using var session = new TerminalSession();
        var writer = new GridWriter(ColorDepth.Full);
        var keys = new KeyParser();
        var last = "";
        while (!cancel.IsCancellationRequested)
        {
            var grid = new Grid(session.Size.Width, session.Size.Height);
            grid.Write(0, 0, $"{review.Items.Count} items {last}", default);
            session.Write(writer.Write(grid));
            var what = await session.Events.ReadAsync(cancel);
            if (what.Kind == TerminalEventKind.Leave)
                return;
            if (session.Remeasure())
                writer.Forget();
            foreach (var key in keys.Add(what.Bytes.Span))
                if (key.Name is "q")
                    return;
                else if (key.Name == "Ctrl-Z")
                    session.Suspend();
                else
                    last = key.Name;
        }
    }
}
