using System.Text;

namespace Assay.Scorers.Classification;

/// <summary>Sums of self-confidence by question and class, in units of 2^-60 so that any order gives the same bits.</summary>
/// <param name="read">A sample's answers.</param>
sealed class MeanSurvey(Func<Exam, IReadOnlyList<Verdict>> read) : ISurvey
{
    const double Unit = 1L << 60;

    readonly SortedDictionary<(int Question, int Class), (long Count, Int128 Sum)> classes = [];

    /// <summary>0: no sample was seen.</summary>
    public int Questions => classes.Count == 0 ? 0 : classes.Keys.Max(key => key.Question) + 1;

    /// <summary>How many classes the reference scores; 0: no sample was seen.</summary>
    public int Classes { get; private set; }

    public long Count(int question, int k) => classes.GetValueOrDefault((question, k)).Count;

    /// <summary>Mean self-confidence of a class's samples; null without any.</summary>
    public double? Mean(int question, int k) => classes.TryGetValue((question, k), out var own) ? (double)own.Sum / Unit / own.Count : null;

    public void Observe(Exam exam)
    {
        foreach (var verdict in read(exam))
            Add((verdict.Question, verdict.Label), 1, (Int128)(verdict.SelfConfidence * Unit), verdict.Scores.Length);
    }

    void Add((int, int) key, long count, Int128 sum, int total)
    {
        var own = classes.GetValueOrDefault(key);
        classes[key] = (own.Count + count, own.Sum + sum);
        Classes = Math.Max(Classes, total);
    }

    public void Merge(ISurvey other)
    {
        foreach (var (key, (count, sum)) in ((MeanSurvey)other).classes)
            Add(key, count, sum, ((MeanSurvey)other).Classes);
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(Classes);
        writer.Write(classes.Count);
        foreach (var ((question, k), (count, sum)) in classes)
        {
            writer.Write(question);
            writer.Write(k);
            writer.Write(count);
            writer.Write((ulong)(sum >> 64));
            writer.Write((ulong)sum);
        }
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        var total = reader.ReadInt32();
        for (var left = reader.ReadInt32(); left > 0; left--)
            Add((reader.ReadInt32(), reader.ReadInt32()), reader.ReadInt64(), new Int128(reader.ReadUInt64(), reader.ReadUInt64()), total);
    }
}
