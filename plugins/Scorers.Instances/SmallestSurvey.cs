using System.Text;

namespace Assay.Scorers.Instances;

/// <summary>The smallest similarity of all samples.</summary>
sealed class SmallestSurvey(Func<Exam, double?> measure) : ISurvey
{
    public double Smallest { get; private set; } = 1;

    public void Observe(Exam exam) => Smallest = Math.Min(Smallest, measure(exam) ?? 1);

    public void Merge(ISurvey other) => Smallest = Math.Min(Smallest, ((SmallestSurvey)other).Smallest);

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(Smallest);
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        Smallest = Math.Min(Smallest, reader.ReadDouble());
    }
}
