using Assay.Runtime.Evaluating;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary>Where an evaluation knows errors from, as the command line says: one of these.</summary>
/// <param name="Injected">A file.</param>
/// <param name="Corrected">A path, or a reference's id.</param>
/// <param name="Verdicts">A run folder.</param>
sealed record TruthSource(string? Injected, string? Corrected, string? Verdicts, Correction Correction)
{
    /// <summary>The same, to be typed again.</summary>
    public string Options => Injected is not null ? $" --injected {Runner.Shown(Injected)}" : Verdicts is not null ? $" --verdicts {Runner.Shown(Verdicts)}"
        : $" --corrected {(Exists(Corrected!) ? Runner.Shown(Corrected!) : Corrected)} --min-px {Correction.MinPx} --same-outline {FormattableString.Invariant($"{Correction.SameOutline}")}"
            + string.Concat((Correction.Background ?? []).Select(name => $" --background {name}"));

    public async Task<ErrorSource> OpenAsync(Pipeline pipeline, Hosts hosts, CancellationToken stop) =>
        Injected is not null ? new InjectedErrors(Injected)
        : Verdicts is not null ? new VerdictErrors(Verdicts)
        : await CorrectedErrors.OpenAsync(Corrected!, pipeline, hosts, Correction, stop);

    static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);
}
