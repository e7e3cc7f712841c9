using Assay.Runtime.Evaluating;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary>Where an evaluation knows errors from, as the command line says.</summary>
sealed record TruthSource(string? Injected)
{
    /// <summary>The same, to be typed again.</summary>
    public string Options => $" --injected {Runner.Shown(Injected!)}";

    public Task<Truth> ReadAsync(Pipeline pipeline, Hosts hosts, CancellationToken stop) => Task.FromResult(InjectedTruth.Read(Injected!));
}
