namespace Assay.Runtime.Tests.Running;

/// <summary>An output that is a function.</summary>
public sealed class FakeOutput(Func<IRun, Task> write) : IOutput
{
    public Task WriteAsync(IRun run, CancellationToken cancel) => write(run);
}
