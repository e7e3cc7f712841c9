using System.Text;

namespace Assay.Scorers.Instances;

/// <summary>Which of the reference's objects are right, and how sure they are. The surest choose first, so that what a cut takes away changes nothing for those above it.</summary>
sealed class ScoreSurvey(MatchOptions options, MatchRules rules, string role) : ISurvey
{
    readonly Dictionary<int, List<(double Score, bool IsRight)>> seen = [];
    readonly Dictionary<int, long> labels = [];

    /// <summary>By class; objects in crowd and void regions count as neither.</summary>
    public IReadOnlyDictionary<int, List<(double Score, bool IsRight)>> Seen => seen;

    /// <summary>Labels by class, without crowds.</summary>
    public IReadOnlyDictionary<int, long> Labels => labels;

    public void Observe(Exam exam)
    {
        if (MatchSides.Of(exam, role, options.Shape, _ => true) is not { } sides)
            return;
        var matching = new Matching(sides.Labels, sides.References, sides.InOrder(MatchOrder.Confidence), rules);
        foreach (var label in sides.Labels.Where(label => !label.Absorbs))
            labels[label.Class] = labels.GetValueOrDefault(label.Class) + 1;
        for (var i = 0; i < sides.References.Count; i++)
            if (matching.References[i] != Fate.SetAside)
                Of(sides.References[i].Class).Add((sides.References[i].Confidence, matching.References[i] == Fate.Matched));
    }

    List<(double Score, bool IsRight)> Of(int entry)
    {
        if (!seen.TryGetValue(entry, out var list))
            seen[entry] = list = [];
        return list;
    }

    public void Merge(ISurvey other)
    {
        var survey = (ScoreSurvey)other;
        foreach (var (entry, list) in survey.seen)
            Of(entry).AddRange(list);
        foreach (var (entry, count) in survey.labels)
            labels[entry] = labels.GetValueOrDefault(entry) + count;
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(seen.Count);
        foreach (var (entry, list) in seen)
        {
            writer.Write(entry);
            writer.Write(list.Count);
            foreach (var (score, isRight) in list)
            {
                writer.Write(score);
                writer.Write(isRight);
            }
        }
        writer.Write(labels.Count);
        foreach (var (entry, count) in labels)
        {
            writer.Write(entry);
            writer.Write(count);
        }
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var list = Of(reader.ReadInt32());
            for (var more = reader.ReadInt32(); more > 0; more--)
                list.Add((reader.ReadDouble(), reader.ReadBoolean()));
        }
        for (var left = reader.ReadInt32(); left > 0; left--)
            labels[reader.ReadInt32()] = reader.ReadInt64();
    }
}
