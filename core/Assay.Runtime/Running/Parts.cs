namespace Assay.Runtime.Running;

/// <summary>Reads finished parts back: what every step said of a sample. Holds one block at a time.</summary>
sealed class Parts(RunFolder folder, IReadOnlyList<int> stages, int blockSize, int samples)
{
    int held = -1;
    Dictionary<int, (Dictionary<string, Score> Scores, List<InstanceItem> Items)> results = [];

    /// <summary>Every step's score of a sample. Cheap when samples are asked for in order.</summary>
    public IReadOnlyDictionary<string, Score> Of(int sample)
    {
        Hold(sample / blockSize);
        return results.TryGetValue(sample, out var found) ? found.Scores : new Dictionary<string, Score>();
    }

    /// <summary>Every sample's scores and items, in dataset order.</summary>
    public IEnumerable<(int Sample, IReadOnlyDictionary<string, Score> Scores, IReadOnlyList<InstanceItem> Items)> All()
    {
        for (var block = 0; block * (long)blockSize < samples; block++)
        {
            Hold(block);
            foreach (var (sample, found) in results.OrderBy(pair => pair.Key))
                yield return (sample, found.Scores, found.Items);
        }
    }

    void Hold(int block)
    {
        if (block == held)
            return;
        (held, results) = (block, []);
        foreach (var result in stages.SelectMany(stage => PartFile.Read(folder.Part(stage, block)) ?? []))
        {
            if (!results.TryGetValue(result.Index, out var found))
                results[result.Index] = found = ([], []);
            foreach (var (step, score) in result.Scores)
                found.Scores[step] = score;
            found.Items.AddRange(result.Items);
        }
    }
}
