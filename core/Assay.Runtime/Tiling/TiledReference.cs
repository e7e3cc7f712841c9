namespace Assay.Runtime.Tiling;

/// <summary>
/// A reference of a dataset that was cut into tiles. One with stored answers, told by the ids it knows or by <see cref="IAnswersWindows"/>, is asked about scenes, and its answers are cropped;
/// one that answers from pixels is shown the tile.
/// </summary>
sealed class TiledReference(IReference source, TiledDataset tiled) : IReference
{
    RecentScenes<Opinion> recent = null!;
    bool stored;

    /// <summary>The reference itself.</summary>
    public IReference Source => source;

    public Evidence Gives => source.Gives;
    public bool GivesConfidences => source.GivesConfidences;
    public bool ReadsLabels => source.ReadsLabels;
    public bool Costly => source.Costly;
    public int Batch => source.Batch;
    public ClassList? Classes => source.Classes;
    public string Fingerprint => source.Fingerprint;

    /// <param name="ids">The scenes.</param>
    public async ValueTask<IReadOnlyCollection<string>?> OpenAsync(IReadOnlyList<string> ids, ClassList classes, CancellationToken cancel)
    {
        var known = await source.OpenAsync(ids, classes, cancel);
        stored = known is not null || source is IAnswersWindows;
        recent = new RecentScenes<Opinion>(async scene => (await source.AskAsync([Whole(scene)], CancellationToken.None))[0], tiled.SizeOfScene);
        return known;
    }

    public async ValueTask<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel)
    {
        if (!stored)
            return await source.AskAsync(batch, cancel);
        var answers = new Opinion[batch.Count];
        for (var i = 0; i < answers.Length; i++)
            answers[i] = await AnswerAsync(tiled.Tiles[batch[i].Index], cancel);
        return answers;
    }

    async ValueTask<Opinion> AnswerAsync(Tile tile, CancellationToken cancel)
    {
        if (source is IAnswersWindows windows && windows.CanAnswerWindows(tile.Scene, tiled.Scenes.Ids[tile.Scene]))
            return await windows.AskAsync(Whole(tile.Scene), tile.Window, cancel);
        var whole = await recent.ReadAsync(tile.Scene);
        CheckSize(whole.LabelMap?.Size, tile.Scene);
        CheckSize(whole.Probabilities?.Size, tile.Scene);
        return Crops.Of(whole, tile);
    }

    void CheckSize(Size? size, int scene)
    {
        if (size is { } given && given != tiled.SizeOfScene(scene))
            throw new DataException("size-mismatch", $"the reference's answer is {given}, the scene '{tiled.Scenes.Ids[scene]}' is {tiled.SizeOfScene(scene)}, expected one size; resize it, or check that the two belong together");
    }

    Question Whole(int scene) => new(scene, new Sample { Id = tiled.Scenes.Ids[scene], Size = tiled.SizeOfScene(scene) }, () => tiled.Scenes.OpenImage(scene));

    public Origin? OriginOf(int index, string id)
    {
        var tile = tiled.Tiles[index];
        return !stored ? source.OriginOf(index, id)
            : source.OriginOf(tile.Scene, tiled.Scenes.Ids[tile.Scene]) is { } origin ? TiledDataset.Part(origin, tile) : null;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
