using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>Errors that a corrected release of the dataset put right: what changed is what was wrong.</summary>
public sealed class CorrectedErrors : ErrorSource
{
    const int Examples = 3;

    readonly string name;
    readonly Correction correction;
    readonly string? reference;
    readonly OpenDataset? release;

    CorrectedErrors(string name, Correction correction, string? reference, OpenDataset? release) => (this.name, this.correction, this.reference, this.release) = (name, correction, reference, release);

    /// <summary>Opens a corrected release.</summary>
    /// <param name="named">The id of one of the pipeline's references, or a path: then the dataset is opened a second time with that path in place of the one it requires.</param>
    /// <param name="pipeline">Whose dataset was corrected.</param>
    /// <param name="hosts">For the dataset's component.</param>
    /// <param name="correction">What counts as one.</param>
    /// <param name="stop">Stops opening.</param>
    /// <exception cref="AssayException">There is no such thing.</exception>
    public static async Task<CorrectedErrors> OpenAsync(string named, Pipeline pipeline, Hosts hosts, Correction correction, CancellationToken stop)
    {
        if (pipeline.References.FirstOrDefault(use => use.Id == named) is { } answering)
            return StatesLabels(answering, hosts) ? new CorrectedErrors($"'{named}'", correction, named, null)
                : throw new AssayException("no-corrected", $"the reference '{named}' gives neither a label map nor instances, so it is no corrected release of labels; name the release's path, or a reference that is one");
        if (!File.Exists(named) && !Directory.Exists(named))
            throw new AssayException("no-corrected", $"{named} is neither a path nor a reference of {pipeline.File} ({TextList.Of(pipeline.References.Select(use => use.Id))}); name the corrected release of the dataset");
        var use = pipeline.Dataset with { Options = OtherPath.In(pipeline.Dataset, Path.GetFullPath(named)) };
        var release = await OpenDataset.OpenAsync(use, (IDataset)use.Component.Create(use.Options, hosts.For(use.Component)), new ProblemLog(), stop);
        return new CorrectedErrors(Path.GetFileName(Path.TrimEndingDirectorySeparator(named)), correction, null, release);
    }

    static bool StatesLabels(ReferenceUse use, Hosts hosts) =>
        ((use.Component.Create(use.Options, hosts.For(use.Component)) switch { IReference reference => reference.Gives, IDataset dataset => dataset.Gives, _ => Evidence.None }) & (Evidence.LabelMap | Evidence.Instances)) != 0;

    internal override async Task<Truth> FindAsync(Scored scored, CancellationToken stop)
    {
        var theirs = release is null ? CorrectedLabels.Of(scored.References[reference!]) : CorrectedLabels.Of(release, scored.Dataset.Classes);
        var background = (correction.Background ?? []).Select(background => scored.Dataset.Classes.Find(background)
            ?? throw new AssayException("unknown-class", $"--background {background}: the dataset has no such class, only {TextList.Of(scored.Dataset.Classes.Select(entry => entry.Name))}")).ToHashSet();
        List<KnownError> errors = [];
        List<string> resized = [];
        HashSet<string> compared = new(StringComparer.Ordinal);
        foreach (var index in scored.Audit.All())
        {
            stop.ThrowIfCancellationRequested();
            var sample = await scored.Dataset.ReadAsync(index, stop);
            if (sample.Labels is not { } ours || await theirs.ReadAsync(index, sample, stop) is not { } corrected)
                continue;
            if (ours.Map is { } here && corrected.Map is { } there && here.Size != there.Size)
            {
                resized.Add($"'{sample.Id}' ({here.Size}, there {there.Size})");
                continue;
            }
            compared.Add(sample.Id);
            errors.AddRange(Compare(sample, ours, corrected, background.Contains));
        }
        return compared.Count == 0
            ? throw new AssayException("no-corrected", $"{name} has labels for none of the {scored.Audit.Ids.Count} samples; sample ids of both have to agree, here they look like '{scored.Audit.Ids[0]}'")
            : new Truth(name, errors) { Samples = compared, Notes = [.. Notes(scored.Audit.All().Length - compared.Count - resized.Count, resized, theirs.Strangers)] };
    }

    IEnumerable<string> Notes(int missing, List<string> resized, IReadOnlyList<string> strangers)
    {
        if (strangers.Count > 0)
            yield return $"the dataset has no class {TextList.Of(strangers.Select(name => $"'{name}'"))}, which {name} has: pixels of it are not compared, objects of it are taken for none; add it to the dataset's classes, or map it";
        if (missing > 0)
            yield return $"{missing} samples have no labels in {name}, or none here, or cannot be read there; they take no part";
        if (resized.Count > 0)
            yield return $"{resized.Count} samples are of another size in {name}, so that pixels cannot be compared; they take no part: {string.Join(", ", resized.Take(Examples))}{(resized.Count > Examples ? ", ..." : "")}";
    }

    IEnumerable<KnownError> Compare(Sample sample, Labels ours, Labels theirs, Func<int, bool> isBackground)
    {
        if (ours.Map is { } map && theirs.Map is { } other)
            foreach (var error in MapCorrections.Find(sample.Id, map, other, correction, isBackground))
                yield return error;
        if (ours.Instances is { } instances && theirs.Instances is { } others)
            foreach (var error in InstanceCorrections.Find(sample.Id, sample.Size, instances, others, correction))
                yield return error;
        if (ours.Tags is { } tags && theirs.Tags is { } otherTags && (tags.Except(otherTags).Any(), otherTags.Except(tags).Any()) is not (false, false) and var (gone, come))
            yield return new KnownError(sample.Id, gone && come ? FindingKind.WrongLabel : come ? FindingKind.Omission : FindingKind.Extra);
    }

    /// <inheritdoc/>
    public override ValueTask CloseAsync() => release?.DisposeAsync() ?? ValueTask.CompletedTask;
}
