namespace Assay.Runtime.Reviewing;

/// <summary>One sitting of a reviewer.</summary>
/// <param name="Id">A <see cref="Ulid"/>.</param>
/// <param name="Run">A hash of the run.</param>
/// <param name="Tool">What records it, with its version.</param>
sealed record Session(string Id, string Run, string Reviewer, string Tool)
{
    public static Session Begin(string run, string reviewer, TimeProvider clock) =>
        new(Ulid.Next(clock.GetUtcNow()), run, reviewer, $"assay {typeof(Session).Assembly.GetName().Version!.ToString(3)}");
}
