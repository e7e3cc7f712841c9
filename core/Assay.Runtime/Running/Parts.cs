namespace Assay.Runtime.Running;

/// <summary>Reads finished parts back: what every step said of a sample. Holds one block at a time.</summary>
sealed class Parts(RunFolder folder, IReadOnlyList<int> stages, int blockSize, int samples)
{
    int held = -1;
    Dictionary<int, PartEntry> entries = [];

    /// <summary>How many blocks the samples are cut into; some may hold nothing.</summary>
    public int Blocks => (int)((samples + (long)blockSize - 1) / blockSize);

    /// <summary>Every step's score of a sample. Cheap when samples are asked for in order. One caller at a time.</summary>
    public IReadOnlyDictionary<string, Score> Of(int sample)
    {
        if (sample / blockSize != held)
            entries = Read(held = sample / blockSize).ToDictionary(entry => entry.Sample);
        return entries.TryGetValue(sample, out var found) ? found.Scores : new Dictionary<string, Score>();
    }

    /// <summary>A block's samples in dataset order. Thread-safe.</summary>
    public IReadOnlyList<PartEntry> Read(int block)
    {
        SortedDictionary<int, PartEntry> found = [];
        foreach (var result in stages.SelectMany(stage => PartFile.Read(folder.Part(stage, block)) ?? []))
        {
            if (!found.TryGetValue(result.Index, out var entry))
                found[result.Index] = entry = new PartEntry(result.Index, [], []);
            foreach (var (step, score) in result.Scores)
                entry.Scores[step] = score;
            entry.Items.AddRange(result.Items);
        }
        return [.. found.Values];
    }
}
