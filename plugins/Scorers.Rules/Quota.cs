namespace Assay.Scorers.Rules;

/// <summary>Which breaches of a rule are listed: the first ones, by sample id.</summary>
/// <param name="Found">All.</param>
/// <param name="Samples">Samples with any.</param>
/// <param name="Last">The sample in which the limit is reached; null: all are listed.</param>
/// <param name="OfLast">How many of that one are listed.</param>
sealed record Quota(long Found, int Samples, long Listed, string? Last, int OfLast)
{
    /// <param name="breaches">By sample, in order of ids.</param>
    public static Quota Of(IEnumerable<(string Sample, int Count)> breaches, int limit)
    {
        var quota = new Quota(0, 0, 0, null, 0);
        foreach (var (sample, count) in breaches.Where(entry => entry.Count > 0))
        {
            var room = limit - quota.Listed;
            if (quota.Last is null && count > room)
                quota = quota with { Last = sample, OfLast = (int)room };
            quota = quota with { Found = quota.Found + count, Samples = quota.Samples + 1, Listed = quota.Listed + Math.Min(count, room) };
        }
        return quota;
    }

    /// <summary>How many breaches of a sample are listed.</summary>
    public int For(string sample) => Last is null ? int.MaxValue : string.CompareOrdinal(sample, Last) switch { < 0 => int.MaxValue, 0 => OfLast, _ => 0 };
}
