using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>Writes a pipeline's outputs of a finished run.</summary>
static class Outputs
{
    public static async Task WriteAsync(Pipeline pipeline, Hosts hosts, IRun run, CancellationToken cancel)
    {
        foreach (var use in pipeline.Outputs)
            await use.Component.GuardAsync(() => ((IOutput)use.Component.Create(use.Options, hosts.For(use.Component))).WriteAsync(run, cancel));
    }
}
