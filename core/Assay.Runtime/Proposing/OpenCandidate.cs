using Assay.Runtime.Running;

namespace Assay.Runtime.Proposing;

/// <summary>What opening a candidate as a dataset showed.</summary>
/// <param name="Ids">Its samples.</param>
/// <param name="Classes">As the format names them; none when files hold bare ids.</param>
/// <param name="SeenIds">Class ids in the label maps looked at, when they have no names.</param>
/// <param name="LookedAt">How many samples were looked at for that.</param>
/// <param name="Attributes">What it knows of its samples.</param>
sealed record OpenCandidate(Candidate Candidate, IReadOnlyList<string> Ids, ClassList Classes, IReadOnlyList<AttributeColumn> Attributes, Evidence Gives, Coverage Coverage, IReadOnlyCollection<int> SeenIds, int LookedAt)
{
    /// <summary>Reading these takes no time to speak of; of a larger dataset the ids of some samples must do.</summary>
    const int MostLooks = 256;

    /// <exception cref="DataException">It is not what it looked like.</exception>
    public static async Task<OpenCandidate> OpenAsync(Candidate candidate, IDataset dataset, CancellationToken stop)
    {
        await using var open = dataset;
        await open.OpenAsync(stop);
        if (open.Ids.Count == 0)
            throw new DataException("no-samples", "it has no sample");
        SortedSet<int> seen = [];
        var looks = open.Classes.Count > 0 ? 1 : Math.Min(open.Ids.Count, MostLooks);
        for (var i = 0; i < looks; i++)
        {
            stop.ThrowIfCancellationRequested();
            var sample = await TryReadAsync(open, (int)((long)i * open.Ids.Count / looks), stop);
            if (sample?.Labels?.Map is { } map)
                Collect(map, seen);
            seen.UnionWith(sample?.Labels?.Tags ?? []);
        }
        return new(candidate, [.. open.Ids], open.Classes, open.Attributes, open.Gives, open.Coverage, seen, looks);
    }

    /// <summary>A sample that cannot be read is the run's business.</summary>
    static async Task<Sample?> TryReadAsync(IDataset dataset, int index, CancellationToken stop)
    {
        try
        {
            return await dataset.ReadAsync(index, stop);
        }
        catch (DataException)
        {
            return null;
        }
    }

    static void Collect(LabelMap map, SortedSet<int> seen)
    {
        Span<bool> present = new bool[ushort.MaxValue + 1];
        foreach (var id in map.Ids)
            present[id] = true;
        for (var id = 0; id < LabelMap.FirstStranger; id++)
            if (present[id])
                seen.Add(id);
        seen.UnionWith(map.Strangers.Where(value => value is >= int.MinValue and <= int.MaxValue).Select(value => (int)value));
    }

    /// <summary>What was seen, in a line.</summary>
    public string Words => $"{Ids.Count} samples"
        + (Classes.Count > 0 ? $", {Classes.Count} classes ({Pipelines.TextList.Of(Classes.Select(entry => entry.Name).Take(8))}{(Classes.Count > 8 ? ", ..." : "")})"
            : SeenIds.Count > 0 ? $", class ids {InWords(SeenIds)} in {(LookedAt == Ids.Count ? "them" : $"{LookedAt} of them")}" : "")
        + $"; {Candidate.Recognition.Why}";

    /// <summary><c>0 to 5</c>, or <c>0, 3, 255</c>.</summary>
    static string InWords(IReadOnlyCollection<int> ids) =>
        ids.Count > 2 && ids.Max() - ids.Min() == ids.Count - 1 ? $"{ids.Min()} to {ids.Max()}" : Pipelines.TextList.Of(ids.Select(id => $"{id}"));
}

/// <summary>What opening a candidate as a reference of a dataset showed.</summary>
/// <param name="Join">How many samples it knows.</param>
/// <param name="Planes">How many classes its probabilities have; 0 when it gives none.</param>
sealed record OpenSecond(Candidate Candidate, Evidence Gives, JoinReport Join, int Planes)
{
    /// <exception cref="DataException">It does not fit.</exception>
    public static async Task<OpenSecond> OpenAsync(Candidate candidate, object component, OpenCandidate first, IDataset dataset, CancellationToken stop)
    {
        await using var source = component as IReference ?? new DatasetReference((IDataset)component);
        await dataset.OpenAsync(stop);
        var join = JoinReport.Join(candidate.Id, first.Ids, await source.OpenAsync(first.Ids, first.Classes, stop), 0);
        var planes = 0;
        var index = join.Matched > 0 ? first.Ids.Index().First(entry => !join.Missing.Contains(entry.Item)).Index : -1;
        if (index >= 0 && source.Gives.HasFlag(Evidence.Probabilities))
        {
            var sample = await dataset.ReadAsync(index, stop);
            planes = (await source.AskAsync([new Question(index, sample with { Labels = null }, () => null)], stop))[0].Probabilities?.Classes ?? 0;
        }
        return new(candidate, source.Gives, join, planes);
    }

    public string Words => $"knows {Join.Matched} of {Join.Total} samples{(Planes > 0 ? $", {Planes} classes" : "")}; {Candidate.Recognition.Why}";
}
