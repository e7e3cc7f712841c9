using System.Runtime.InteropServices;

namespace Assay.Cli;

/// <summary>Ctrl-C and TERM: the first asks to stop in good order, the second ends the process as ever.</summary>
sealed class Interruption : IDisposable
{
    readonly CancellationTokenSource source = new();
    readonly List<PosixSignalRegistration> registrations = [];
    readonly Terminal terminal;

    public Interruption(Terminal terminal)
    {
        this.terminal = terminal;
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
            registrations.Add(PosixSignalRegistration.Create(signal, Handle));
    }

    public CancellationToken Token => source.Token;

    void Handle(PosixSignalContext context)
    {
        if (source.IsCancellationRequested)
            return; // The default: the process ends.
        context.Cancel = true;
        terminal.Say("stopping after what is in flight; press Ctrl-C again to stop at once");
        source.Cancel();
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }
}
