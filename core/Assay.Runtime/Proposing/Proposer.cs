using Assay.Runtime.Pipelines;
using Assay.Runtime.Planning;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Proposing;

/// <summary>Looks at files and writes a pipeline for them. Which files mean what is known to the plugins' recognizers; everything they say is confirmed by opening it.</summary>
/// <param name="file">Where the pipeline will lie; paths in it are relative to that.</param>
public sealed class Proposer(PluginCatalog catalog, ScriptHost scripts, string file)
{
    const int ProbeSamples = 16;

    readonly ProblemLog problems = new();
    readonly List<Found> found = [];
    Hosts hosts = null!;

    /// <param name="path">A folder, or one file.</param>
    /// <param name="format">The dataset component to take, when the user has said so.</param>
    /// <exception cref="AmbiguousFormatException">Several formats fit.</exception>
    /// <exception cref="AssayException">Nothing fits; the message says what was found instead.</exception>
    public async Task<Proposal> ProposeAsync(string path, string? format, CancellationToken stop)
    {
        hosts = new Hosts(catalog.Components, problems, AssayFolders.Cache);
        var listing = new FolderListing(path);
        var candidates = Candidate.Find(catalog.Components.Where(component => component.Kind is ComponentKind.Dataset or ComponentKind.Reference), listing, listing.Root, Path.GetDirectoryName(Path.GetFullPath(file))!).ToList();
        foreach (var unreadable in listing.Unreadable)
            found.Add(new Found("not used", "none", unreadable.Split(": ")[0], $"it cannot be read ({unreadable[(unreadable.IndexOf(": ", StringComparison.Ordinal) + 2)..]})"));
        var first = Choose(await OpenDatasetsAsync(candidates, stop), format, path, listing);
        found.Insert(0, new Found("dataset", first.Candidate.Component.Name, first.Candidate.Main, first.Words));
        var second = await ChooseSecondAsync(candidates.Where(candidate => candidate != first.Candidate && candidate.Main != first.Candidate.Main && !first.Candidate.Covers(candidate)), first, stop);
        var text = new PipelineDraft(first, second, catalog, LintHost.For(AssayFolders.Cache), found.Where(entry => entry.Use == "not used" && entry.Component != "none"), path).Write();
        return new Proposal(text, found, await TryAsync(text, stop));
    }

    Pipeline Read(string text) => PipelineReader.Read(new PipelineText(file, text), catalog, scripts, hosts.For);

    IDataset DatasetOf(Candidate candidate)
    {
        var use = Read($"dataset:\n  {candidate.Yaml}\nsteps:\n  - limit: 1\n").Dataset;
        return (IDataset)use.Component.Create(use.Options, hosts.For(use.Component));
    }

    async Task<List<OpenCandidate>> OpenDatasetsAsync(IEnumerable<Candidate> candidates, CancellationToken stop)
    {
        List<OpenCandidate> open = [];
        foreach (var candidate in candidates.Where(candidate => candidate.Component.Kind == ComponentKind.Dataset))
            try
            {
                open.Add(await OpenCandidate.OpenAsync(candidate, DatasetOf(candidate), stop));
            }
            catch (AssayException e)
            {
                Leave(candidate, e.Message);
            }
        return [.. open.OrderByDescending(one => one.Candidate.Rank).ThenBy(one => one.Candidate.Main, StringComparer.Ordinal)];
    }

    void Leave(Candidate candidate, string why) => found.Add(new Found("not used", candidate.Component.Name, candidate.Main, why));

    OpenCandidate Choose(List<OpenCandidate> open, string? format, string path, FolderListing listing)
    {
        if (format is not null && catalog.Find(ComponentKind.Dataset, format) is null)
            throw new AssayException("unknown-format", $"no dataset component is called '{format}'{Suggestion.For(format, Names())}; there are: {TextList.Of(Names())}");
        var fit = open.Where(one => format is null ? !open.Exists(other => other.Candidate.Covers(one.Candidate)) : one.Candidate.Component.Name == format).ToList();
        if (fit.Count == 0)
            throw new AssayException("nothing-recognized", $"'{path}' holds nothing that {(format is null ? "a dataset component recognizes" : $"'{format}' recognizes")}, found {listing.Describe()}"
                + string.Concat(found.Select(entry => $"\n  {(entry.Component == "none" ? "" : entry.Component + ": ")}{entry.Path}: {entry.Evidence}")) + $"\n{listing.PackedHint()}expected data for one of {TextList.Of(Names())}; 'assay describe NAME' says what each reads");
        return fit.Select(one => one.Candidate.Component.Name).Distinct().Count() == 1 ? fit[0]
            : throw new AmbiguousFormatException([.. fit.OrderBy(one => one.Candidate.Component.Name, StringComparer.Ordinal).Select(one => new Found("dataset", one.Candidate.Component.Name, one.Candidate.Main, one.Words))]);
    }

    IEnumerable<string> Names() => catalog.Components.Where(component => component.Kind == ComponentKind.Dataset).Select(component => component.Name);

    /// <summary>Of what fits, what knows most samples; then what says most of a pixel.</summary>
    async Task<OpenSecond?> ChooseSecondAsync(IEnumerable<Candidate> candidates, OpenCandidate first, CancellationToken stop)
    {
        List<OpenSecond> open = [];
        foreach (var candidate in candidates)
            try
            {
                var use = Read($"dataset:\n  {first.Candidate.Yaml}\nreferences:\n  {candidate.Id}:\n    {candidate.Yaml}\nsteps:\n  - limit: 1\n").References[0];
                open.Add(await OpenSecond.OpenAsync(candidate, use.Component.Create(use.Options, hosts.For(use.Component)), first, DatasetOf(first.Candidate), stop));
            }
            catch (AssayException e)
            {
                Leave(candidate, e.Message);
            }
        var ranked = open.Where(one => one.Join.Matched > 0).OrderByDescending(one => one.Join.Share).ThenByDescending(one => one.Gives.HasFlag(Evidence.Probabilities))
            .ThenBy(one => one.Candidate.Rank).ThenBy(one => one.Candidate.Main, StringComparer.Ordinal).ToList();
        foreach (var one in open.Where(one => one != ranked.FirstOrDefault()))
            Leave(one.Candidate, one.Join.Matched == 0 ? $"its samples are none of the dataset's; {one.Candidate.Recognition.Why}" : one.Words);
        if (ranked is [var best, ..])
            found.Insert(1, new Found("reference", best.Candidate.Component.Name, best.Candidate.Main, best.Words));
        return ranked.FirstOrDefault();
    }

    async Task<ProbeReport> TryAsync(string text, CancellationToken stop)
    {
        var pipeline = Read(text);
        await using var inputs = await OpenInputs.OpenAsync(pipeline, hosts, problems, stop);
        var count = Math.Min(ProbeSamples, inputs.Dataset.Ids.Count);
        var measured = await new Probe(inputs, pipeline.Steps, TimeProvider.System).RunAsync([.. Enumerable.Range(0, count).Select(i => (int)((long)i * inputs.Dataset.Ids.Count / count))], stop);
        return new ProbeReport(measured.Samples, measured.Seconds, measured.Asked, measured.Failures);
    }
}
