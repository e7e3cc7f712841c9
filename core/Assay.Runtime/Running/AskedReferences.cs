using Assay.Runtime.Caching;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>A run's references for those who write about it: those of the run itself, or, when it was finished earlier, opened when somebody asks. One caller at a time.</summary>
sealed class AskedReferences : IAsyncDisposable
{
    readonly IReadOnlyCollection<string> ids;
    readonly Func<string, CancellationToken, Task<OpenReference>> open;
    readonly Dictionary<string, OpenReference> opened = [];
    readonly bool owns;

    AskedReferences(IReadOnlyCollection<string> ids, Func<string, CancellationToken, Task<OpenReference>> open, bool owns) => (this.ids, this.open, this.owns) = (ids, open, owns);

    /// <summary>Of a run that is going on; who opened them closes them.</summary>
    public static AskedReferences Of(IReadOnlyDictionary<string, OpenReference> references) => new([.. references.Keys], (id, _) => Task.FromResult(references[id]), owns: false);

    /// <summary>Of a finished run.</summary>
    public static AskedReferences Later(Pipeline pipeline, Hosts hosts, OpenDataset dataset)
    {
        var kept = new OpinionCache(hosts.Opinions, hosts.Manifest, new CacheWriting(_ => { }));
        return new([.. pipeline.References.Select(use => use.Id)], async (id, cancel) =>
        {
            var use = pipeline.References.First(use => use.Id == id);
            return await OpenReference.OpenAsync(use, use.Component.Create(use.Options, hosts.For(use.Component)), dataset, kept, new ProblemLog(), cancel); // The run has reported its problems.
        }, owns: true);
    }

    public bool Has(string id) => ids.Contains(id);

    public AssayException Unknown(string id) => new("unknown-reference", $"the run has no reference '{id}'; it has {string.Join(", ", ids)}");

    /// <exception cref="AssayException">There is none of this id.</exception>
    public async ValueTask<OpenReference> FindAsync(string id, CancellationToken cancel)
    {
        if (!Has(id))
            throw Unknown(id);
        return opened.TryGetValue(id, out var known) ? known : opened[id] = await open(id, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (owns)
            foreach (var reference in opened.Values)
                await reference.DisposeAsync();
    }
}
