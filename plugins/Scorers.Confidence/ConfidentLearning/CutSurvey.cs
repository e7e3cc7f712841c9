using System.Text;
using Assay.Kernels;

namespace Assay.Scorers.Confidence.ConfidentLearning;

/// <summary>Round 2: how many pixels believably belong to another class, and how the labels' probabilities are distributed.</summary>
sealed class CutSurvey(ClassThresholds thresholds) : ISurvey
{
    readonly long[] histogram = new long[LeadingBits.Count];
    readonly long[] rivals = new long[thresholds.Names.Length], confident = new long[thresholds.Names.Length];
    readonly PairGroups groups = new();

    public CutBucket Cut() => CutBucket.Find(histogram, rivals, confident, groups);

    public void Observe(Exam exam) => LabelledImage.Of(exam)?.Count(thresholds.Values, histogram, Take);

    void Take(ushort label, ushort rival, double probability, bool isConfident, int weight)
    {
        rivals[rival] += weight;
        if (isConfident)
            confident[rival] += weight;
        groups.Add(Flagged.Pair(label, rival), LeadingBits.Of(probability), weight);
    }

    public void Merge(ISurvey other)
    {
        var part = (CutSurvey)other;
        Add(histogram, part.histogram);
        Add(rivals, part.rivals);
        Add(confident, part.confident);
        groups.Merge(part.groups);
    }

    static void Add(long[] to, long[] from)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] += from[i];
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        foreach (var counts in (long[][])[histogram, rivals, confident])
            Write(writer, counts);
        groups.Write(writer);
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        foreach (var counts in (long[][])[histogram, rivals, confident])
            for (int left = reader.Read7BitEncodedInt(), at = 0; left > 0; left--)
                counts[at += reader.Read7BitEncodedInt()] = reader.Read7BitEncodedInt64();
        groups.Read(reader);
    }

    // Most buckets of a part are empty: distance to the next that is not, and its count.
    static void Write(BinaryWriter writer, long[] counts)
    {
        writer.Write7BitEncodedInt(counts.Length - counts.AsSpan().Count(0));
        for (int i = 0, before = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0)
                continue;
            writer.Write7BitEncodedInt(i - before);
            writer.Write7BitEncodedInt64(counts[i]);
            before = i;
        }
    }
}
