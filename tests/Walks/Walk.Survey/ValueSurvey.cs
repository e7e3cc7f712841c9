using System.Text;

namespace Walk.Survey;

/// <summary>Values keyed by sample, with a sum in millionths: neither depends on who observed what first.</summary>
sealed class ValueSurvey(Func<Exam, double?> read) : ISurvey
{
    readonly SortedDictionary<string, double> values = new(StringComparer.Ordinal);

    public long Count => values.Count;
    public long Sum { get; private set; }
    public double Range => values.Count == 0 ? 0 : values.Values.Max() - values.Values.Min();
    public double Median => values.Count == 0 ? 0 : values.Values.Order().ElementAt(values.Count / 2);

    public void Observe(Exam exam)
    {
        if (read(exam) is { } value)
            Add(exam.Sample.Id, value);
    }

    public void Merge(ISurvey other)
    {
        foreach (var (sample, value) in ((ValueSurvey)other).values)
            Add(sample, value);
    }

    void Add(string sample, double value)
    {
        values.Add(sample, value);
        Sum += (long)Math.Round(value * 1e6);
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(values.Count);
        foreach (var (sample, value) in values)
        {
            writer.Write(sample);
            writer.Write(value);
        }
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        for (var left = reader.ReadInt32(); left > 0; left--)
            Add(reader.ReadString(), reader.ReadDouble());
    }
}
