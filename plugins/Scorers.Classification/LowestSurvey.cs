using System.Text;

namespace Assay.Scorers.Classification;

/// <summary>A sample of a list of the most suspicious.</summary>
/// <param name="Value">Low is suspicious.</param>
/// <param name="Predicted">The most probable class.</param>
readonly record struct Suspect(double Value, string Sample, int Predicted) : IComparable<Suspect>
{
    /// <summary>Lowest first; ties by sample.</summary>
    public int CompareTo(Suspect other) => Value.CompareTo(other.Value) is not 0 and var order ? order : string.CompareOrdinal(Sample, other.Sample);
}

/// <summary>Keeps the lowest few of several lists. A list is told by given class and another one; the given class twice is the list of the class as a whole.</summary>
/// <param name="read">A sample's answers.</param>
/// <param name="wanted">How many of each list.</param>
sealed class LowestSurvey(Func<Exam, IReadOnlyList<Verdict>> read, IReadOnlyDictionary<Pair, long> wanted) : ISurvey
{
    readonly SortedDictionary<Pair, SortedSet<Suspect>> lists = [];

    public IEnumerable<(Pair List, IReadOnlyCollection<Suspect> Suspects)> Lists => lists.Select(list => (list.Key, (IReadOnlyCollection<Suspect>)list.Value));

    public void Observe(Exam exam)
    {
        foreach (var verdict in read(exam))
            Observe(exam, verdict);
    }

    void Observe(Exam exam, Verdict verdict)
    {
        for (var k = 0; k < verdict.Scores.Length; k++)
            if (new Pair(verdict.Question, verdict.Label, k) is var list && wanted.ContainsKey(list))
                Add(list, new Suspect(k == verdict.Label ? verdict.SelfConfidence : verdict.SelfConfidence - verdict.Scores[k], exam.Sample.Id, verdict.Predicted));
    }

    void Add(Pair list, Suspect suspect)
    {
        if (!lists.TryGetValue(list, out var own))
            lists[list] = own = [];
        own.Add(suspect);
        if (own.Count > wanted[list])
            own.Remove(own.Max);
    }

    public void Merge(ISurvey other)
    {
        foreach (var (list, suspects) in ((LowestSurvey)other).lists)
            foreach (var suspect in suspects)
                Add(list, suspect);
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(lists.Sum(list => list.Value.Count));
        foreach (var (list, suspects) in lists)
            foreach (var suspect in suspects)
            {
                list.Write(writer);
                writer.Write(suspect.Value);
                writer.Write(suspect.Sample);
                writer.Write(suspect.Predicted);
            }
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        for (var left = reader.ReadInt32(); left > 0; left--)
            Add(Pair.Read(reader), new Suspect(reader.ReadDouble(), reader.ReadString(), reader.ReadInt32()));
    }
}
