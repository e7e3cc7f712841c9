using System.Runtime.InteropServices;
using System.Text;

namespace Assay.Scorers.Confidence.ConfidentLearning;

/// <summary>Round 3: which label was given and which predicted at the pixels shortly below the bucket of the cut, and the exact probabilities in it.</summary>
sealed class PairSurvey(CutBucket cut) : ISurvey
{
    readonly Dictionary<uint, long> pairs = [];
    readonly EdgeCounts edge = new();

    public Flags Flags()
    {
        if (cut.Bucket < 0)
            return new Flags(-1, pairs);
        foreach (var (pair, pixels) in cut.Pairs)
            Add(pair, pixels);
        var (rank, highest) = (cut.Below, cut.Least);
        foreach (var (probability, pair, pixels) in edge.InOrder())
        {
            if (rank >= cut.Issues && probability > highest)
                break;
            (rank, highest) = (rank + pixels, probability);
            if (pair != EdgeCounts.Agrees)
                Add(pair, pixels);
        }
        return new Flags(highest, pairs);
    }

    public void Observe(Exam exam)
    {
        if (LabelledImage.Of(exam) is not { } image)
            return;
        var labels = image.Labels;
        image.ForEachLow(cut.GroupLeast, cut.Most, (pixel, probability, predicted) =>
        {
            var label = labels.Ids[pixel];
            var pair = predicted == label || predicted == LabelMap.Void ? EdgeCounts.Agrees : Flagged.Pair(label, predicted);
            if (probability >= cut.Least)
                edge.Add(probability, pair, 1);
            else if (pair != EdgeCounts.Agrees)
                Add(pair, 1);
        });
    }

    void Add(uint pair, long pixels) => CollectionsMarshal.GetValueRefOrAddDefault(pairs, pair, out _) += pixels;

    public void Merge(ISurvey other)
    {
        var part = (PairSurvey)other;
        foreach (var (pair, pixels) in part.pairs)
            Add(pair, pixels);
        edge.Merge(part.edge);
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write7BitEncodedInt(pairs.Count);
        foreach (var (pair, pixels) in pairs.OrderBy(entry => entry.Key))
        {
            writer.Write(pair);
            writer.Write7BitEncodedInt64(pixels);
        }
        edge.Write(writer);
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            Add(reader.ReadUInt32(), reader.Read7BitEncodedInt64());
        edge.Read(reader);
    }
}
