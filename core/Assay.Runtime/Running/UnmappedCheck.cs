namespace Assay.Runtime.Running;

/// <summary>
/// Before anything is scored: how much of what a cheap reference says is of classes that the dataset lacks? A few samples are asked, evenly spread. When it is most of it, the
/// classes are paired wrongly and nothing is scored; of objects that is only said, for a detector may know many kinds that nobody labelled here.
/// </summary>
static class UnmappedCheck
{
    const int MostSamples = 8;
    const double Most = 0.5;

    public static async Task RunAsync(OpenDataset dataset, IEnumerable<OpenReference> references, int count, ProblemLog problems, CancellationToken stop)
    {
        foreach (var reference in references.Where(reference => reference is { Costly: false, HasUnmapped: true }))
        {
            var (part, whole, asked, like) = (0.0, 0.0, 0, Opinion.None);
            foreach (var index in Spread(count))
                if (await MeasureAsync(dataset, reference, index, stop) is { Whole: > 0 } one)
                    (part, whole, asked, like) = (part + one.Part, whole + one.Whole, asked + 1, one.Of);
            if (asked > 0 && part >= UnmappedShare.Noteworthy * whole)
                Report(reference, part / whole, asked, like, problems);
        }
    }

    static void Report(OpenReference reference, double share, int asked, Opinion like, ProblemLog problems)
    {
        var said = $"reference '{reference.Id}': {reference.DescribeUnmapped(share, like)}, in {(asked == 1 ? "the sample" : $"{asked} samples")} looked at";
        if (share <= Most)
            problems.Add(new Problem("unmapped-mass", said));
        else if ((like.Gives & ~(Evidence.Instances | Evidence.Value)) == 0)
            problems.Add(new Problem("mostly-unmapped", $"{said}; scores will rest on the few that are left: pair the classes with map:, or write ~ for those that are meant to be left out"));
        else
            throw new DataException("mostly-unmapped", $"{said}; pair the classes with map:, or write ~ for those that are meant to be left out");
    }

    static IEnumerable<int> Spread(int count)
    {
        var most = Math.Min(count, MostSamples);
        return Enumerable.Range(0, most).Select(i => (int)((long)i * count / most));
    }

    /// <summary>Null when there is nothing to measure. What goes wrong here goes wrong again when the sample is scored, and is counted there.</summary>
    static async Task<(double Part, double Whole, Opinion Of)?> MeasureAsync(OpenDataset dataset, OpenReference reference, int index, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            return await reference.UnmappedOfAsync(index, await dataset.ReadAsync(index, CancellationToken.None), CancellationToken.None);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
