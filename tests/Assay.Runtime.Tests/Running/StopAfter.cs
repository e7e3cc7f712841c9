namespace Assay.Runtime.Tests.Running;

/// <summary>Presses Ctrl-C after so many reports of progress.</summary>
sealed class StopAfter(int reports, CancellationTokenSource stop) : Silence
{
    int left = reports;

    public override void Advance(int samples)
    {
        if (Interlocked.Decrement(ref left) == 0)
            stop.Cancel();
    }
}
