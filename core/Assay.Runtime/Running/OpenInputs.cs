using Assay.Runtime.Caching;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Provenance;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Running;

/// <summary>A pipeline's dataset and references, open, joined and fitting: what a run reads.</summary>
sealed class OpenInputs : IAsyncDisposable
{
    const int Examples = 5;

    readonly Dictionary<string, OpenReference> references = [];

    OpenInputs(OpenDataset dataset) => Dataset = dataset;

    public OpenDataset Dataset { get; }

    /// <summary>By id, in pipeline order.</summary>
    public IReadOnlyDictionary<string, OpenReference> References => references;

    /// <summary>The dataset's, and for each reference with <c>trained_on:</c> or <c>folds:</c> the group of each sample.</summary>
    public IReadOnlyList<AttributeColumn> Attributes { get; private set; } = [];

    /// <param name="kept">Where costly opinions are kept; the cache that runs share, when it is left out.</param>
    /// <exception cref="DataException">Something cannot be opened, or does not fit.</exception>
    public static async Task<OpenInputs> OpenAsync(Pipeline pipeline, Hosts hosts, ProblemLog problems, CancellationToken stop, OpinionCache? kept = null)
    {
        kept ??= new OpinionCache(hosts.Opinions, hosts.Manifest, new CacheWriting(_ => { }));
        var inputs = new OpenInputs(await OpenDataset.OpenAsync(pipeline.Dataset, (IDataset)Create(pipeline.Dataset, hosts), problems, stop,
            readsWhere: pipeline.Steps.Any(step => step.Instance is IScorer { ReadsWhere: true })));
        try
        {
            inputs.CheckCoverage(pipeline);
            inputs.CheckScorers(pipeline, problems);
            foreach (var use in pipeline.References)
                inputs.references[use.Id] = await OpenReference.OpenAsync(use, Create(use, hosts), inputs.Dataset, kept, problems, stop);
            inputs.Attributes = [.. inputs.Dataset.Attributes, .. Groups(pipeline, inputs.Dataset, problems)];
            inputs.CheckAttributes(pipeline);
            inputs.CheckGates(pipeline);
            return inputs;
        }
        catch
        {
            await inputs.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="DataException">The dataset has no such attribute.</exception>
    public static IEnumerable<AttributeColumn> Groups(Pipeline pipeline, OpenDataset dataset, ProblemLog problems) =>
        pipeline.References.Select(use => SampleGroups.Of(use, dataset.Ids, dataset.Attributes, problems)).OfType<AttributeColumn>();

    static object Create(ComponentUse use, Hosts hosts) => use.Component.Create(use.Options, hosts.For(use.Component));

    void CheckCoverage(Pipeline pipeline)
    {
        if (Dataset.Coverage != Coverage.Dense && pipeline.Steps.FirstOrDefault(step => step.Instance is IScorer { NeedsDenseLabels: true }) is { } step)
            throw new DataException("coverage", $"step '{step.Id}' needs labels of everything in a sample, but the dataset's coverage is {Identifier.SnakeCase(Dataset.Coverage.ToString())}; leave the step out, or set coverage: dense if that is wrong");
    }

    void CheckScorers(Pipeline pipeline, ProblemLog problems)
    {
        foreach (var step in pipeline.Steps)
            if (step.Instance is IScorer scorer)
            {
                Check(step, scorer);
                if (scorer is INamesSamples naming)
                    ReportStrangers(step, naming, problems);
            }
    }

    void ReportStrangers(StepUse step, INamesSamples naming, ProblemLog problems)
    {
        var (named, known) = (step.Component.Guard(() => naming.Samples), Dataset.Ids.ToHashSet(StringComparer.Ordinal));
        var strangers = named.Where(sample => !known.Contains(sample)).Order(StringComparer.Ordinal).ToArray();
        if (strangers.Length > 0)
            problems.Add(new Problem("strange-samples", $"step '{step.Id}' names {strangers.Length} samples (of {named.Count}) that the dataset does not have: {TextList.Of(strangers.Take(Examples).Select(sample => $"'{sample}'"))}"
                + $"{(strangers.Length > Examples ? ", ..." : "")}; the dataset's look like '{Dataset.Ids[0]}'"));
    }

    void CheckAttributes(Pipeline pipeline)
    {
        foreach (var step in pipeline.Steps)
        {
            if (step.Instance is IRanksWithin { Within: { } within } && Strata.Flaw(within, Attributes) is { } flaw)
                throw new DataException("unknown-attribute", $"step '{step.Id}': {flaw}");
            if ((step.Instance as IReadsAttributes)?.Attributes.FirstOrDefault(name => Attributes.All(column => column.Name != name)) is { } missing)
                throw new DataException("unknown-attribute", $"step '{step.Id}': {Slicing.Unknown(missing, Attributes)}");
        }
    }

    void CheckGates(Pipeline pipeline)
    {
        foreach (var name in pipeline.Gates.SelectMany(gate => new[] { gate.Options.Slice }.OfType<string>().Concat(gate.Condition?.NumberAttributes ?? []).Concat(gate.Condition?.TextAttributes ?? [])))
            if (Attributes.All(column => column.Name != name))
                throw new DataException("unknown-attribute", $"gates: {Slicing.Unknown(name, Attributes)}");
    }

    void Check(StepUse step, IScorer scorer)
    {
        try
        {
            step.Component.Guard(() =>
            {
                scorer.Check(Dataset.Classes, Dataset.Attributes);
                return true;
            });
        }
        catch (DataException e)
        {
            throw new DataException(e.Code, $"step '{step.Id}': {e.Message}", e.File, e.Place, e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var reference in references.Values)
            await reference.DisposeAsync();
        await Dataset.DisposeAsync();
    }
}
