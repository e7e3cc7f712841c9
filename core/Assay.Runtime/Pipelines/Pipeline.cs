using Assay.Runtime.Gating;
using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Pipelines;

/// <summary>A pipeline that passed lint: every name resolved, every option bound, every scorer and table step created (nothing opened, nothing run).</summary>
public sealed record Pipeline
{
    /// <summary>Absolute path of the YAML file.</summary>
    public required string File { get; init; }

    /// <summary>The first comment line of the file, without '#': what the pipeline is for; empty when there is none.</summary>
    public required string Summary { get; init; }

    public required DatasetUse Dataset { get; init; }

    /// <summary>In file order.</summary>
    public required IReadOnlyList<ReferenceUse> References { get; init; }

    public ControlOptions? Control { get; init; }

    /// <summary>How to reckon what labelling the queue again costs; null: not at all.</summary>
    public CostOptions? Cost { get; init; }

    public required IReadOnlyList<StepUse> Steps { get; init; }
    public ComponentUse? Review { get; init; }
    public required IReadOnlyList<ComponentUse> Outputs { get; init; }

    /// <summary>In file order.</summary>
    public IReadOnlyList<GateUse> Gates { get; init; } = [];

    /// <summary>The file of what gates leave out; null: none.</summary>
    public InputPath? Suppressions { get; init; }

    /// <summary>The pipeline with every default and variable filled in, as canonical JSON (keys in schema order, paths as written by the user after variables).
    /// Deterministic; goes into run.json. Without <see cref="Around"/> it is hashed to decide whether a run folder can be resumed.</summary>
    public required string Resolved { get; init; }

    public required IReadOnlyList<Diagnostic> Warnings { get; init; }

    /// <summary>The files and folders it reads, in file order, and where it names them.</summary>
    internal IReadOnlyList<NamedPath> Paths { get; init; } = [];

    /// <summary>Every script it names, steps first.</summary>
    public IEnumerable<CompiledScript> Scripts() => Steps.Concat(Outputs).Select(use => use.Options).OfType<ScriptUse>().Select(use => use.Compiled);

    /// <summary>Sections that do not decide a run's results: they may change after it.</summary>
    internal static readonly string[] Around = ["review", "outputs", "gates", "suppressions", "cost"];

    /// <summary>Every component that decides a run's results.</summary>
    public IEnumerable<Component> Deciding() => [Dataset.Component, .. References.Select(use => use.Component), .. Steps.Select(use => use.Component)];

    /// <summary>Every component it names.</summary>
    public IEnumerable<Component> Components() => [.. Deciding(), .. Review is null ? [] : new[] { Review.Component }, .. Outputs.Select(use => use.Component)];
}

/// <summary>A component with its options.</summary>
/// <param name="Options">An instance of the component's options record, or null when it takes none.</param>
public record ComponentUse(Component Component, object? Options, Place Place);

public sealed record DatasetUse(Component Component, object? Options, Place Place, ClassMapping Mapping, Coverage? Coverage)
    : ComponentUse(Component, Options, Place)
{
    /// <summary>Where further attributes of samples are; null for none.</summary>
    public AttributesOptions? Attributes { get; init; }

    /// <summary>How images are cut into samples; null: they are samples themselves.</summary>
    public TilesOptions? Tiles { get; init; }
}

/// <param name="Component">Of kind Reference, or Dataset: a second dataset is a reference by itself.</param>
/// <param name="MinJoined">Least share of the dataset's samples that the reference must know; below it the run is refused.</param>
public sealed record ReferenceUse(string Id, Component Component, object? Options, Place Place, ClassMapping Mapping, double MinJoined)
    : ComponentUse(Component, Options, Place)
{
    /// <summary>What it has seen of the dataset; null when nothing is said.</summary>
    public Exposure? Exposure { get; init; }

    /// <summary>The attribute that the host adds when <see cref="Exposure"/> is stated: <c>trained_on</c> or <c>held_out</c>, or the fold.</summary>
    public string GroupAttribute => $"{Id}_group";
}

/// <param name="Instance">The created <see cref="IScorer"/> or <see cref="ITableStep"/>.</param>
/// <param name="Roles">Which reference plays each of the scorer's roles.</param>
/// <param name="Maps">Keep per-pixel results (<c>maps: true</c>).</param>
/// <param name="OverAll">A dataset scorer observes every sample, not only the kept ones (<c>over: all</c>).</param>
public sealed record StepUse(string Id, Component Component, object? Options, Place Place, object Instance, IReadOnlyDictionary<string, string> Roles, bool Maps, bool OverAll)
    : ComponentUse(Component, Options, Place);

/// <summary>The host-level keys <c>classes:</c>, <c>map:</c> and <c>ignore:</c> of a dataset or reference.</summary>
/// <param name="Classes">Names in order (ids 0, 1, ...) or name: id; null when left out.</param>
/// <param name="Map">Theirs -> ours; null as a value is void or no opinion.</param>
/// <param name="Ignore">Ids or class names of theirs that are void.</param>
public sealed record ClassMapping(IReadOnlyList<Class>? Classes, IReadOnlyDictionary<string, string?> Map, IReadOnlyList<string> Ignore, Place Place);

/// <summary>The <c>control:</c> section: a random sample drawn before any selector.</summary>
public sealed record ControlOptions
{
    [System.ComponentModel.Description("How many samples to draw; units of several samples are drawn whole, until there are as many.")]
    [System.ComponentModel.DataAnnotations.Range(1, 1_000_000)]
    public required int Size { get; init; }

    [System.ComponentModel.Description("Seed of the draw.")]
    public int Seed { get; init; } = 1;

    [System.ComponentModel.Description("What is drawn: 'sample', or the attribute whose value the samples of a unit share, such as the video they are frames of; without it 'sequence' where the dataset has that attribute, else 'sample'.")]
    public string? Unit { get; init; }
}
