using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;

namespace Assay.Runtime.Injecting;

/// <summary>What was put into a copy.</summary>
/// <param name="Samples">How many the dataset has.</param>
/// <param name="Errors">In dataset order.</param>
/// <param name="Fingerprint">The original's.</param>
public sealed record InjectOutcome(int Samples, IReadOnlyList<InjectedError> Errors, string Fingerprint);

/// <summary>Writes a copy of a pipeline's dataset in which some samples carry known errors, the list of them, and the pipeline that reads the copy.</summary>
public sealed class Injector(Pipeline pipeline, Hosts hosts, ProblemLog problems, InjectOptions options)
{
    /// <param name="folder">Is made, or replaced where <see cref="InjectFolder.Claim"/> allows it; nothing is left of it when something goes wrong.</param>
    /// <exception cref="DataException">The dataset cannot be read, or has too few objects for what is wanted.</exception>
    /// <exception cref="AssayException">The dataset cannot be copied, or the options do not fit it.</exception>
    public async Task<InjectOutcome> RunAsync(InjectFolder folder, CancellationToken stop)
    {
        var source = (IDataset)pipeline.Dataset.Component.Create(pipeline.Dataset.Options, hosts.For(pipeline.Dataset.Component));
        var kinds = Injections.Choose(options.Kinds, source.Gives);
        if (source is not ICopyableDataset)
            throw new AssayException("no-copy", $"the dataset '{pipeline.Dataset.Component.Name}' cannot write a copy of itself; 'assay inject' works with datasets that can, of those that come with Assay: masks, coco, tags");
        if (options.PerSample > 1 && kinds[0].Of == Evidence.ClassScores)
            throw new AssayException("kind-does-not-fit", $"--per-sample is {options.PerSample}, but tags get one error a sample; leave it out");
        await using var subjects = await Subjects.OpenAsync(pipeline, source, hosts, problems, options, stop);
        await subjects.LookRoundAsync(kinds, stop);
        var plan = await new InjectPlanner(subjects, options, kinds).PlanAsync(stop);
        await using var copy = ((ICopyableDataset)subjects.Dataset.Source).BeginCopy(folder.Staging);
        List<InjectedError> errors = [];
        foreach (var planned in plan)
        {
            stop.ThrowIfCancellationRequested();
            errors.AddRange(await WriteAsync(copy, subjects, planned, stop));
        }
        var replaced = await copy.CompleteAsync(stop);
        var outcome = new InjectOutcome(subjects.Dataset.Ids.Count, errors, subjects.Dataset.Source.Fingerprint);
        folder.Write(pipeline, options with { Kinds = [.. kinds.Select(kind => kind.Name)] }, outcome, replaced);
        return outcome;
    }

    async Task<IEnumerable<InjectedError>> WriteAsync(IDatasetCopy copy, Subjects subjects, PlannedSample planned, CancellationToken stop)
    {
        var (raw, subject) = await subjects.ReadAsync(planned.Index, stop) ?? throw new DataException("inject-changed", $"sample '{subjects.Dataset.Ids[planned.Index]}' can no longer be read");
        var id = subjects.Dataset.Ids[planned.Index];
        var changes = Attempts.Make(subject, id, options.Seed, planned.Errors);
        await copy.ReplaceAsync(planned.Index, RawLabels.Change(raw.Labels!, subject.Labels, changes[^1].Labels, subject.Classes, tag => subjects.PositionOf(raw, tag)), stop);
        return changes.Zip(planned.Errors).SelectMany(made => made.First.Both.Select(change => Listed(id, made.Second, change, subject.Classes)));
    }

    static InjectedError Listed(string id, PlannedError error, Change change, ClassList classes) => new(id, error.Kind.Name, error.Strength, change.Box, change.ChangedPx)
    {
        Instance = change.Instance,
        Class = change.Class is { } was ? classes[was].Name : null,
        NewClass = change.NewClass is { } became ? classes[became].Name : null,
        Attribute = change.Attribute,
        Value = change.Value,
        NewValue = change.NewValue,
    };
}
