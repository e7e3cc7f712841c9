using System.Threading.Channels;

namespace Assay.Review.Terminal;

/// <summary>Asks a terminal what it can show.</summary>
public static class TerminalProbe
{
    /// <summary>Asks once and waits for the last answer, 250 ms at most. Everything that came meanwhile is handed back in its order, to be treated like what comes later.</summary>
    /// <param name="option">What the person asked for; anything but auto needs no question.</param>
    /// <param name="environment">Of the process.</param>
    /// <param name="events">What comes from the terminal.</param>
    /// <param name="write">Sends to it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Stops waiting.</param>
    public static async Task<(TerminalCapabilities Capabilities, IReadOnlyList<TerminalEvent> Meanwhile)> AskAsync(ImageChoice option, TerminalEnvironment environment,
        ChannelReader<TerminalEvent> events, Action<byte[]> write, TimeProvider time, CancellationToken cancel)
    {
        var (replies, meanwhile) = (new TerminalReplies(), new List<TerminalEvent>());
        var question = NeedsQuestion(option, environment) ? TerminalQuery.Bytes(environment) : [];
        if (question.Length > 0)
        {
            using var limit = new CancellationTokenSource(TerminalQuery.Limit, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
            write(question);
            try
            {
                while (!IsComplete(replies, environment))
                {
                    var next = await events.ReadAsync(either.Token).ConfigureAwait(false);
                    meanwhile.Add(next);
                    replies.Add(next.Bytes.Span);
                    if (next.Kind == TerminalEventKind.Leave)
                        break;
                }
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                // Silence is an answer.
            }
        }
        return (TerminalCapabilities.Decide(option, environment, replies), meanwhile);
    }

    static bool NeedsQuestion(ImageChoice option, TerminalEnvironment environment) =>
        option is ImageChoice.Auto or ImageChoice.Kitty or ImageChoice.Iterm && environment.Depth != ColorDepth.None;

    /// <summary>tmux answers at once, the terminal behind it later.</summary>
    static bool IsComplete(TerminalReplies replies, TerminalEnvironment environment) => replies.Attributes is not null && (!environment.AsksBehindTmux || replies.Graphics is not null);
}
