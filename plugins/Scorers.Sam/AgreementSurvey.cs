using System.Text;

namespace Assay.Scorers.Sam;

/// <summary>The agreement of all trusted labels, by group. Values keep no order, so that any split of the samples gives the same.</summary>
sealed class AgreementSurvey(string role, SamAgreementOptions options) : ISurvey
{
    readonly Dictionary<AgreementGroup, List<(double Iou, double Relative)>> values = [];

    public long Answered { get; private set; }

    public long Trusted { get; private set; }

    public long Circular { get; private set; }

    public IReadOnlyDictionary<AgreementGroup, List<(double Iou, double Relative)>> Values => values;

    public void Observe(Exam exam)
    {
        foreach (var one in Judged.All(exam, role, options) ?? [])
        {
            Answered++;
            Trusted += one.IsTrusted ? 1 : 0;
            Circular += one.IsCircular ? 1 : 0;
            if (one.Agreement is { } agreement)
                Of(AgreementGroup.Of(one, options.Sizes)).Add((agreement.Iou, agreement.Relative));
        }
    }

    List<(double, double)> Of(AgreementGroup group)
    {
        if (!values.TryGetValue(group, out var list))
            values[group] = list = [];
        return list;
    }

    public void Merge(ISurvey other)
    {
        var survey = (AgreementSurvey)other;
        (Answered, Trusted, Circular) = (Answered + survey.Answered, Trusted + survey.Trusted, Circular + survey.Circular);
        foreach (var (group, list) in survey.values)
            Of(group).AddRange(list);
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        foreach (var count in (ReadOnlySpan<long>)[Answered, Trusted, Circular])
            writer.Write(count);
        writer.Write(values.Count);
        foreach (var (group, list) in values)
        {
            writer.Write(group.Class);
            writer.Write(group.Size);
            writer.Write(group.OfBoxes);
            writer.Write(list.Count);
            foreach (var (iou, relative) in list)
            {
                writer.Write(iou);
                writer.Write(relative);
            }
        }
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        (Answered, Trusted, Circular) = (Answered + reader.ReadInt64(), Trusted + reader.ReadInt64(), Circular + reader.ReadInt64());
        for (var groups = reader.ReadInt32(); groups > 0; groups--)
        {
            var list = Of(new AgreementGroup(reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean()));
            for (var left = reader.ReadInt32(); left > 0; left--)
                list.Add((reader.ReadDouble(), reader.ReadDouble()));
        }
    }
}
