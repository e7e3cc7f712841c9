using Assay.Kernels;

namespace Assay.Scorers.Confidence.ConfidentLearning;

/// <summary>What round 2 learned: how many pixels are to be flagged, and in which bucket of probabilities the last of them lies.</summary>
/// <param name="Issues">Pixels whose most probable class is not the label and passes its threshold; as many with the lowest label are pruned.</param>
/// <param name="Bucket">The bucket of <see cref="LeadingBits"/> with the last of them; -1 when there is none.</param>
/// <param name="Below">Pixels in lower buckets.</param>
/// <param name="Rivals">Per class, the pixels with another label where it is most probable.</param>
/// <param name="Confident">Those that pass its threshold.</param>
/// <param name="Pairs">Pixels that disagree, by pair of classes, as far as they lie below <see cref="GroupLeast"/>.</param>
sealed record CutBucket(long Issues, int Bucket, long Below, long[] Rivals, long[] Confident, IReadOnlyDictionary<uint, long> Pairs)
{
    public static CutBucket Find(long[] histogram, long[] rivals, long[] confident, PairGroups groups)
    {
        var issues = confident.Sum();
        var (bucket, below) = (issues == 0 ? -1 : 0, 0L);
        for (; bucket >= 0 && bucket < histogram.Length - 1 && below + histogram[bucket] < issues; bucket++)
            below += histogram[bucket];
        return new CutBucket(issues, bucket, below, rivals, confident, groups.Before(Math.Max(0, bucket)));
    }

    /// <summary>The lowest probability of the group of buckets with the last of them.</summary>
    public double GroupLeast { get; } = Bucket < 0 ? 0 : LeadingBits.Least(PairGroups.First(Bucket));

    /// <summary>The lowest probability of the bucket.</summary>
    public double Least { get; } = Bucket < 0 ? 0 : LeadingBits.Least(Bucket);

    /// <summary>The highest; below 0 when nothing is to be flagged.</summary>
    public double Most { get; } = Bucket < 0 ? -1 : Math.BitDecrement(LeadingBits.Least(Bucket + 1));
}
