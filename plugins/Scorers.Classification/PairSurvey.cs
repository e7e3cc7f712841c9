using System.Text;

namespace Assay.Scorers.Classification;

/// <summary>Counts answers by given class and another one.</summary>
/// <param name="read">A sample's answers.</param>
/// <param name="other">The other class of an answer; -1: it does not count.</param>
sealed class PairSurvey(Func<Exam, IReadOnlyList<Verdict>> read, Func<Verdict, int> other) : ISurvey
{
    readonly SortedDictionary<Pair, long> counts = [];

    public IReadOnlyDictionary<Pair, long> Counts => counts;

    public void Observe(Exam exam)
    {
        foreach (var verdict in read(exam))
            if (other(verdict) is >= 0 and var k)
                Add(new Pair(verdict.Question, verdict.Label, k), 1);
    }

    void Add(Pair pair, long count) => counts[pair] = counts.GetValueOrDefault(pair) + count;

    public void Merge(ISurvey other)
    {
        foreach (var (pair, count) in ((PairSurvey)other).counts)
            Add(pair, count);
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(counts.Count);
        foreach (var (pair, count) in counts)
        {
            pair.Write(writer);
            writer.Write(count);
        }
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        for (var left = reader.ReadInt32(); left > 0; left--)
            Add(Pair.Read(reader), reader.ReadInt64());
    }
}
