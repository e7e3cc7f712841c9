using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Running;

/// <summary>Writes a pipeline's outputs of a finished run.</summary>
static class Outputs
{
    public static async Task WriteAsync(Pipeline pipeline, Hosts hosts, IRun run, CancellationToken cancel)
    {
        foreach (var use in pipeline.Outputs)
            await use.Component.GuardAsync(() => WriteAsync((IOutput)use.Component.Create(use.Options, hosts.For(use.Component)), use.Component, run, cancel));
    }

    static Task WriteAsync(IOutput output, Component component, IRun run, CancellationToken cancel)
    {
        if (run.Rehearsal is null || output.Rehearses)
            return output.WriteAsync(run, cancel);
        run.Rehearsal.WriteLine($"output '{component.Name}' is left out: it writes files and sends nothing");
        return Task.CompletedTask;
    }
}
