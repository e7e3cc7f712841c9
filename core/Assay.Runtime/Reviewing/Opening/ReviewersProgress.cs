namespace Assay.Runtime.Reviewing;

/// <summary>How far every reviewer is; what did not change is not counted again.</summary>
sealed class ReviewersProgress(QueueFile queue, CurrentLabels labels)
{
    readonly Dictionary<string, (int Version, int Labels, ReviewerProgress Progress)> counted = new(StringComparer.Ordinal);

    public ReviewerProgress Of(ReviewerLog log)
    {
        var seen = labels.Version;
        if (!counted.TryGetValue(log.Reviewer, out var known) || known.Version != log.Version || known.Labels != seen)
            counted[log.Reviewer] = known = (log.Version, seen, Count(log));
        return known.Progress;
    }

    ReviewerProgress Count(ReviewerLog log)
    {
        var (decided, errors, last, spent) = (0, 0, (DateTime?)null, TimeSpan.Zero);
        foreach (var verdict in log.Verdicts)
            if (queue.PositionOf(verdict.Item!) is { } at && !labels.IsStale(verdict, queue.SampleAt(at)))
            {
                decided++;
                errors += verdict.Verdict!.Decision == Decision.Error ? 1 : 0;
                last = last is null || verdict.At > last ? verdict.At : last;
                spent += verdict.Elapsed ?? TimeSpan.Zero;
            }
        return new ReviewerProgress(log.Reviewer, decided, errors, last, spent);
    }
}
