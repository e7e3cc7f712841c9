namespace Assay.Scorers.Rules;

/// <summary>How often each class is labelled, and in which samples, as long as it is rare.</summary>
sealed class ClassCensus(long least)
{
    readonly SortedDictionary<int, (long Objects, long Samples, SortedSet<string> In)> classes = [];

    public void Observe(Exam exam)
    {
        HashSet<int> here = [.. (exam.Sample.Labels?.Tags ?? []).Where(tag => tag >= 0)];
        if (exam.LabelMap is { } map)
            here.UnionWith(Distinct(map.Ids));
        foreach (var ofClass in (exam.Instances ?? []).Where(one => one.Class >= 0).CountBy(one => one.Class))
        {
            here.Remove(ofClass.Key);
            Add(ofClass.Key, ofClass.Value, 1, [exam.Sample.Id]);
        }
        foreach (var label in here)
            Add(label, 1, 1, [exam.Sample.Id]);
    }

    static IEnumerable<int> Distinct(ReadOnlySpan<ushort> ids)
    {
        var seen = new bool[ushort.MaxValue + 1];
        foreach (var id in ids)
            seen[id] = true;
        return Enumerable.Range(0, LabelMap.Void).Where(id => seen[id]);
    }

    void Add(int label, long objects, long samples, IEnumerable<string> where)
    {
        var known = classes.GetValueOrDefault(label, (0, 0, new SortedSet<string>(StringComparer.Ordinal)));
        known = (known.Objects + objects, known.Samples + samples, known.In);
        if (known.Objects < least)
            known.In.UnionWith(where);
        else
            known.In.Clear();
        classes[label] = known;
    }

    /// <summary>Objects of a class, and samples with it; where there are label maps or tags, an object is a sample.</summary>
    public (long Objects, long Samples) Of(int label) => classes.TryGetValue(label, out var known) ? (known.Objects, known.Samples) : (0, 0);

    /// <summary>Whether a class is seen too rarely, or never.</summary>
    public bool IsRare(int label) => Of(label).Objects < least;

    /// <summary>Samples with a class that is rare, each once for each such class.</summary>
    public IEnumerable<string> WithRare() => classes.Where(entry => entry.Value.Objects < least).SelectMany(entry => entry.Value.In);

    public void Merge(ClassCensus other)
    {
        foreach (var (label, theirs) in other.classes)
            Add(label, theirs.Objects, theirs.Samples, theirs.In);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(classes.Count);
        foreach (var (label, known) in classes)
        {
            writer.Write(label);
            writer.Write(known.Objects);
            writer.Write(known.Samples);
            writer.Write(known.In.Count);
            foreach (var sample in known.In)
                writer.Write(sample);
        }
    }

    public void Read(BinaryReader reader)
    {
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (label, objects, samples) = (reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt64());
            Add(label, objects, samples, [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString())]);
        }
    }
}
