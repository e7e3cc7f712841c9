using System.Text;

namespace Assay.Scorers.Classification;

/// <summary>Counts samples by given class and another one.</summary>
/// <param name="other">The other class of a sample; -1: it does not count.</param>
sealed class PairSurvey(Func<Verdict, int> other) : ISurvey
{
    readonly SortedDictionary<(int Given, int Other), long> counts = [];

    public IReadOnlyDictionary<(int Given, int Other), long> Counts => counts;

    public void Observe(Exam exam)
    {
        if (Verdict.Of(exam) is { } verdict && other(verdict) is >= 0 and var k)
            Add((verdict.Label, k), 1);
    }

    void Add((int, int) pair, long count) => counts[pair] = counts.GetValueOrDefault(pair) + count;

    public void Merge(ISurvey other)
    {
        foreach (var (pair, count) in ((PairSurvey)other).counts)
            Add(pair, count);
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(counts.Count);
        foreach (var ((given, k), count) in counts)
        {
            writer.Write(given);
            writer.Write(k);
            writer.Write(count);
        }
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        for (var left = reader.ReadInt32(); left > 0; left--)
            Add((reader.ReadInt32(), reader.ReadInt32()), reader.ReadInt64());
    }
}
