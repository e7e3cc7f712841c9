namespace Assay.Runtime.Running;

/// <summary>A second dataset as a reference: what its annotators said is its opinion. Joined by sample id.</summary>
sealed class DatasetReference(IDataset dataset) : IReference
{
    Dictionary<string, int> positions = [];

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
        if (sample.Size != question.Sample.Size)
            throw new DataException("size-mismatch", $"the second dataset's image is {sample.Size}, the audited one {question.Sample.Size}, expected one size; "
                + "label both at one resolution, or check that the two belong together", sample.LabelsFile);
        return new Opinion { LabelMap = sample.Labels?.Map, Instances = sample.Labels?.Instances, Problems = sample.Problems };
    }

    public ValueTask DisposeAsync() => dataset.DisposeAsync();
}
