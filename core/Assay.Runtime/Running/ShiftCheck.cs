namespace Assay.Runtime.Running;

/// <summary>
/// Before anything is scored: do labels and a reference's maps lie on top of each other? Asks cheap references about a few samples, evenly spread, and reports a shift that
/// nearly all of them show. A single shifted label is an annotation error; a shift everywhere is a mistake in how the files were made. An answer for another number of
/// classes may be one bad file; when all are, the pipeline's <c>classes:</c> is wrong, and nothing is scored.
/// </summary>
static class ShiftCheck
{
    const int FewestSamples = 3; // Of one or two samples nothing can be said: their labels may be what is wrong.
    const double NearlyAll = 0.75;

    public static async Task RunAsync(OpenDataset dataset, IEnumerable<OpenReference> references, int count, ProblemLog problems, CancellationToken stop)
    {
        if (!dataset.Source.Gives.HasFlag(Evidence.LabelMap))
            return;
        foreach (var reference in references.Where(reference => !reference.Costly && (reference.Gives & (Evidence.LabelMap | Evidence.Probabilities)) != 0))
            if (await FindAsync(dataset, reference, count, stop) is { } found)
                problems.Add(new Problem("pixel-shift", $"reference '{reference.Id}' lies {Words(found.Shift)} of the labels in {found.Agree} of {found.Compared} samples looked at; "
                    + "expected maps that lie on top of each other: were labels and reference cropped, padded or rounded alike?"));
    }

    static async Task<((int X, int Y) Shift, int Agree, int Compared)?> FindAsync(OpenDataset dataset, OpenReference reference, int count, CancellationToken stop)
    {
        List<(int X, int Y)> shifts = [];
        List<DataException> miscounts = [];
        foreach (var index in Spread(count))
            if (await CompareAsync(dataset, reference, index, miscounts, stop) is { } shift)
                shifts.Add(shift);
        if (count >= FewestSamples && shifts.Count == 0 && miscounts.Count > 0)
            throw new DataException(miscounts[0].Code, $"{miscounts[0].Message}; so it is in every answer looked at", miscounts[0].File, inner: miscounts[0]);
        var most = shifts.GroupBy(shift => shift).OrderByDescending(group => group.Count()).FirstOrDefault();
        return shifts.Count >= FewestSamples && most!.Key != (0, 0) && most.Count() >= NearlyAll * shifts.Count ? (most.Key, most.Count(), shifts.Count) : null;
    }

    /// <summary>A few positions, evenly spread.</summary>
    public static IEnumerable<int> Spread(int count)
    {
        var most = Math.Min(count, PixelShift.MostSamples);
        return Enumerable.Range(0, most).Select(i => (int)((long)i * count / most));
    }

    /// <summary>The shift in one sample, or null when there is nothing to compare. What goes wrong here goes wrong again when the sample is scored, and is counted there.</summary>
    static async Task<(int X, int Y)?> CompareAsync(OpenDataset dataset, OpenReference reference, int index, List<DataException> miscounts, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            var sample = await dataset.ReadAsync(index, CancellationToken.None);
            if (sample.Labels?.Map is not { } labels)
                return null;
            var (opinion, failure) = (await reference.AskAsync([(index, sample)], CancellationToken.None))[0];
            if (failure?.Code == "class-count")
                miscounts.Add(failure);
            var map = opinion?.LabelMap ?? (opinion?.Probabilities is { } probabilities ? MostProbable.Of(probabilities, dataset.Classes, reference.Id) : null);
            return map is null ? null : PixelShift.Find(labels, map);
        }
        catch (Exception)
        {
            return null;
        }
    }

    static string Words((int X, int Y) shift) => string.Join(" and ", new[]
    {
        shift.X == 0 ? null : $"{Math.Abs(shift.X)} px {(shift.X > 0 ? "right" : "left")}",
        shift.Y == 0 ? null : $"{Math.Abs(shift.Y)} px {(shift.Y > 0 ? "below" : "above")}",
    }.OfType<string>());
}
