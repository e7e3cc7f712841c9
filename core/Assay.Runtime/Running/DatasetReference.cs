namespace Assay.Runtime.Running;

/// <summary>A second dataset as a reference: what its annotators said is its opinion. Joined by sample id.</summary>
sealed class DatasetReference(IDataset dataset) : IReference, IAnswersWindows
{
    Dictionary<string, int> positions = [];

    /// <summary>Whether its samples say where they lie.</summary>
    public bool SaysWhere => dataset.SaysWhere;

    public bool CanAnswerWindows(int index, string id) => dataset is IReadsWindows windows && (!positions.TryGetValue(id, out var position) || windows.CanReadWindows(position));

    public Evidence Gives => dataset.Gives & ~Evidence.ClassScores; // A tag is no probability.
    public bool ReadsLabels => false;
    public bool Costly => false;
    public int Batch => 1;
    public ClassList? Classes => dataset.Classes;
    public string Fingerprint => dataset.Fingerprint;

    public async ValueTask<IReadOnlyCollection<string>?> OpenAsync(IReadOnlyList<string> ids, ClassList classes, CancellationToken cancel)
    {
        await dataset.OpenAsync(cancel);
        positions = dataset.Ids.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index, StringComparer.Ordinal);
        return dataset.Ids.ToArray();
    }

    public Origin? OriginOf(int index, string id) => positions.TryGetValue(id, out var position) ? dataset.OriginOf(position) : new Origin([]);

    public async ValueTask<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel)
    {
        var answers = new Opinion[batch.Count];
        for (var i = 0; i < batch.Count; i++)
            answers[i] = await AnswerAsync(batch[i], cancel);
        return answers;
    }

    async ValueTask<Opinion> AnswerAsync(Question question, CancellationToken cancel)
    {
        if (!positions.TryGetValue(question.Sample.Id, out var index))
            return Opinion.None;
        var sample = await dataset.ReadAsync(index, cancel);
        CheckSize(sample.Size, question.Sample.Size, sample.LabelsFile);
        return Of(sample);
    }

    static Opinion Of(Sample sample) => new() { LabelMap = sample.Labels?.Map, Instances = sample.Labels?.Instances, Problems = sample.Problems };

    static void CheckSize(Size size, Size audited, string? file)
    {
        if (size != audited)
            throw new DataException("size-mismatch", $"the second dataset's image is {size}, the audited one {audited}, expected one size; "
                + "label both at one resolution, or check that the two belong together", file);
    }

    public async ValueTask<Opinion> AskAsync(Question whole, Window window, CancellationToken cancel)
    {
        if (!positions.TryGetValue(whole.Sample.Id, out var index))
            return Opinion.None;
        var windows = (IReadsWindows)dataset;
        CheckSize(windows.SizeOf(index), whole.Sample.Size, null);
        return Of(await windows.ReadAsync(index, window, cancel));
    }

    /// <summary>Where a sample, or a window of it, lies by this dataset.</summary>
    public async ValueTask<Georeference?> WhereOfAsync(string id, Window? window)
    {
        if (!positions.TryGetValue(id, out var index))
            return null;
        if (window is { } part && dataset is IReadsWindows windows && windows.CanReadWindows(index))
            return (await windows.ReadAsync(index, part, CancellationToken.None)).Where;
        var where = (await dataset.ReadAsync(index, CancellationToken.None)).Where;
        return where is not null && window is { } cut ? Tiling.Crops.Shifted(where, cut) : where;
    }

    public ValueTask DisposeAsync() => dataset.DisposeAsync();
}
