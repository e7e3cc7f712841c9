using Assay.Kernels;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Tiling;

namespace Assay.Runtime.Running;

/// <summary>An open reference: asks, maps classes to the dataset's, checks shapes, and keeps costly opinions on disk.</summary>
sealed class OpenReference : IAsyncDisposable
{
    readonly IReference source;
    readonly Translation translation;
    readonly OpenDataset dataset;
    readonly OpinionCache? cache;

    OpenReference(ReferenceUse use, IReference source, OpenDataset dataset, Translation translation, JoinReport join, OpinionCache? cache) =>
        (Use, this.source, this.dataset, this.translation, Join, this.cache) = (use, source, dataset, translation, join, cache);

    public ReferenceUse Use { get; }
    public JoinReport Join { get; }
    public string Id => Use.Id;
    public int Batch => Math.Max(1, source.Batch);
    public Evidence Gives => source.Gives;
    public bool ReadsLabels => source.ReadsLabels;
    public bool Costly => source.Costly;
    public string Fingerprint => source.Fingerprint;
    public IReadOnlyDictionary<string, string> Facts => source.Facts;
    public IReadOnlyDictionary<string, double> Seconds => source.Seconds;

    /// <summary>Its own classes.</summary>
    public ClassList? Classes => source.Classes;

    /// <summary>Where the answer about a sample is read from, when it is read.</summary>
    public Origin? OriginOf(int index) => source.OriginOf(index, dataset.Ids[index]);

    public static async ValueTask<OpenReference> OpenAsync(ReferenceUse use, object component, OpenDataset dataset, OpinionCache kept, ProblemLog problems, CancellationToken cancel)
    {
        var source = component as IReference ?? new DatasetReference((IDataset)component);
        if (dataset.Tiling is { } tiling)
            source = new TiledReference(source, tiling);
        IReadOnlyCollection<string>? known = null;
        await use.Component.GuardAsync(async () => known = await source.OpenAsync(dataset.WholeIds, dataset.Classes, cancel));
        var join = JoinReport.Join(use.Id, dataset.WholeIds, known, use.MinJoined);
        if (join.LooksShifted)
            problems.Add(new Problem("ids-shifted", $"reference '{use.Id}' knows all samples but one at an end, and has one more at the other end: does one side count from 0 and the other from 1? then every opinion belongs to another sample"));
        var translation = Translation.OfReference($"reference '{use.Id}'", source.Classes, use.Mapping, dataset.Classes, source.Gives);
        if (source.ClassCount is { } count)
            translation.CheckPlanes(count, "answers");
        foreach (var problem in ClassReport.Of(translation.Pairing, dataset))
            problems.Add(problem);
        return new OpenReference(use, source, dataset, translation, join, source.Costly ? kept : null);
    }

    /// <summary>Whether it is a second dataset whose samples say where they lie.</summary>
    public bool HasPlaces => Places is { SaysWhere: true };

    DatasetReference? Places => source as DatasetReference ?? (source as TiledReference)?.Source as DatasetReference;

    /// <summary>Where it says that a sample lies; null when it does not say.</summary>
    public async ValueTask<Georeference?> WhereOfAsync(int index) => Places is not { } places ? null
        : dataset.Tiling is { } tiling ? await places.WhereOfAsync(tiling.SceneOf(index), tiling.Tiles[index].Window) : await places.WhereOfAsync(dataset.Ids[index], null);

    /// <summary>Answers for consecutive samples, in their order: an opinion, or what went wrong for that sample.</summary>
    public async ValueTask<IReadOnlyList<(Opinion? Opinion, DataException? Failure)>> AskAsync(IReadOnlyList<(int Index, Sample Sample)> samples, CancellationToken cancel)
    {
        var answers = new (Opinion?, DataException?)[samples.Count];
        var keys = new string?[samples.Count];
        List<int> open = [];
        for (var i = 0; i < samples.Count; i++)
            if ((keys[i] = Key(samples[i])) is { } key && cache!.Find(key) is { } known)
                answers[i] = Finish(samples[i], known);
            else
                open.Add(i);
        foreach (var batch in open.Chunk(Batch))
            await AskBatchAsync(samples, keys, batch, answers, cancel);
        return answers;
    }

    /// <summary>Whether the answer is on disk, from an earlier run.</summary>
    public bool IsKept((int Index, Sample Sample) asked) => Key(asked) is { } key && cache!.Has(key);

    /// <summary>What the answer is kept under; null when it is not kept, or the image cannot be read: then the reference says what is wrong, if it needs the image at all.</summary>
    public string? Key((int Index, Sample Sample) asked)
    {
        try
        {
            return cache is null ? null : cache.Key(Fingerprint, dataset.Source, asked.Index, asked.Sample, source.ReadsLabels);
        }
        catch (Exception e) when (e is DataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    async ValueTask AskBatchAsync(IReadOnlyList<(int Index, Sample Sample)> samples, string?[] keys, int[] batch, (Opinion?, DataException?)[] answers, CancellationToken cancel)
    {
        IReadOnlyList<Opinion> opinions;
        try
        {
            opinions = await source.AskAsync([.. batch.Select(i => Ask(samples[i]))], cancel);
            if (opinions.Count != batch.Length)
                throw new DataException("answer-count", $"reference '{Id}' gave {opinions.Count} answers to {batch.Length} questions");
        }
        catch (Exception) when (batch.Length > 1 && !cancel.IsCancellationRequested)
        {
            foreach (var one in batch)
                await AskBatchAsync(samples, keys, [one], answers, cancel);
            return;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            answers[batch[0]] = (null, Failures.Of(e, $"reference '{Id}'", Use.Component));
            return;
        }
        for (var i = 0; i < batch.Length; i++)
            answers[batch[i]] = Take(samples[batch[i]], keys[batch[i]], opinions[i]);
    }

    (Opinion?, DataException?) Take((int Index, Sample Sample) asked, string? key, Opinion opinion)
    {
        if (FiniteNumbers.Wrong(opinion) is { } wrong)
            return (null, new DataException("not-a-number", $"reference '{Id}' gives {wrong}, expected finite numbers, or null for no opinion"));
        if (key is not null)
            cache!.Keep(key, opinion);
        return Finish(asked, opinion);
    }

    Question Ask((int Index, Sample Sample) asked) =>
        new(asked.Index, source.ReadsLabels ? asked.Sample : asked.Sample with { Labels = null }, () => dataset.Source.OpenImage(asked.Index));

    (Opinion?, DataException?) Finish((int Index, Sample Sample) asked, Opinion opinion)
    {
        try
        {
            return (Translate(asked.Sample, dataset.Tiling?.Own(asked.Index, asked.Sample, opinion) ?? opinion), null);
        }
        catch (DataException e)
        {
            return (null, e);
        }
    }

    Opinion Translate(Sample sample, Opinion opinion)
    {
        CheckSize(sample, opinion.Probabilities?.Size, "probabilities");
        CheckSize(sample, opinion.LabelMap?.Size, "a label map");
        var translated = opinion with
        {
            Probabilities = opinion.Probabilities is { } p ? translation.Translate(p, dataset.Classes.Count) : null,
            LabelMap = opinion.LabelMap is { } map ? translation.Translate(map) : null,
            Instances = opinion.Instances is { } instances ? translation.Translate(instances) : null,
            ClassScores = opinion.ClassScores is { } scores ? translation.TranslateScores(scores, dataset.Classes.Count) : null,
        };
        return translation.Unmapped.ProblemOf(opinion) is { } unmapped ? translated with { Problems = [.. opinion.Problems, unmapped] } : translated;
    }

    /// <summary>The dataset's classes, by position, that none of its own is: of what is labelled so it cannot say anything.</summary>
    public IReadOnlyList<int> NotOffered => translation.Pairing.NotOffered;

    /// <summary>It has classes that the dataset lacks and that the pipeline is silent about.</summary>
    public bool HasUnmapped => translation.Unmapped.IsPossible;

    /// <summary>How much of an answer is about such classes, as part and whole, and in which words; asks without keeping.</summary>
    /// <exception cref="Exception">It cannot answer.</exception>
    public async ValueTask<(double Part, double Whole, Opinion Of)> UnmappedOfAsync(int index, Sample sample, CancellationToken cancel)
    {
        var opinion = (await source.AskAsync([Ask((index, sample))], cancel))[0];
        Translate(sample, opinion);
        var (part, whole) = translation.Unmapped.Measure(opinion);
        return (part, whole, opinion);
    }

    /// <summary><c>12.3 % of the pixels is of classes that the dataset lacks (sea)</c></summary>
    public string DescribeUnmapped(double share, Opinion like) => translation.Unmapped.Describe(share, UnmappedShare.Words(like));

    void CheckSize(Sample sample, Size? size, string what)
    {
        if (size is { } given && given != sample.Size)
            throw new DataException("size-mismatch", $"reference '{Id}' gives {what} of {given}, the sample is {sample.Size}, expected one size; resize it, or check that the two belong together");
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
