using System.Text.Json;
using Assay.Runtime.Running;

namespace Assay.Runtime.Scripts.Isolation;

/// <summary>An exam between two processes: pixels as they lie in memory, the rest as JSON whose numbers keep their bits.</summary>
static class ExamWire
{
    public static void Write(BinaryWriter to, ClassList classes)
    {
        to.Write(classes.Count);
        foreach (var entry in classes)
        {
            to.Write(entry.Id);
            WireText.Write(to, entry.Name);
            WireText.Write(to, entry.Super);
        }
    }

    public static ClassList ReadClasses(BinaryReader from) => new(Enumerable.Range(0, from.ReadInt32()).Select(_ => new Class(from.ReadInt32(), WireText.Read(from)!, WireText.Read(from))).ToArray());

    /// <param name="roles">Whose opinions.</param>
    /// <param name="steps">Whose earlier scores.</param>
    public static void Write(BinaryWriter to, Exam exam, IReadOnlyList<string> roles, IReadOnlyList<string> steps)
    {
        WireJson.Write(to, json => SampleWire.Write(json, exam.Sample));
        WireJson.Write(to, json => AttributesJson.Write(json, exam.Attributes));
        Write(to, exam.LabelMap);
        to.Write(roles.Count);
        foreach (var role in roles)
        {
            WireText.Write(to, role);
            Write(to, exam.Opinion(role));
        }
        var earlier = steps.Select(step => (Step: step, Score: exam.Earlier(step))).Where(entry => entry.Score is not null).ToArray();
        to.Write(earlier.Length);
        foreach (var (step, score) in earlier)
        {
            WireText.Write(to, step);
            Write(to, score!);
        }
    }

    public static Exam Read(BinaryReader from, ClassList classes)
    {
        var sample = SampleWire.Read(WireJson.Read(from));
        var attributes = AttributesJson.Read(WireJson.Read(from));
        var map = ReadMap(from);
        if (map is not null)
            sample = sample with { Labels = sample.Labels! with { Map = map } };
        var opinions = Enumerable.Range(0, from.ReadInt32()).Select(_ => (Role: WireText.Read(from)!, Opinion: ReadOpinion(from))).ToDictionary(entry => entry.Role, entry => entry.Opinion);
        var earlier = Enumerable.Range(0, from.ReadInt32()).Select(_ => (Step: WireText.Read(from)!, Score: ReadScore(from))).ToDictionary(entry => entry.Step, entry => entry.Score);
        Dictionary<Instance, Rle?> masks = new(ReferenceEqualityComparer.Instance);
        return new Exam(sample, classes, opinions, earlier, instance => masks.TryGetValue(instance, out var mask) ? mask : masks[instance] = Rasters.Of(instance.Geometry, sample.Size), attributes);
    }

    public static void Write(BinaryWriter to, Score score)
    {
        WireJson.Write(to, json => ScoreJson.Write(json, score));
        to.Write(score.Map is not null);
        if (score.Map is { } map)
            WireNumbers.Write<float>(to, map);
    }

    public static Score ReadScore(BinaryReader from) => ScoreJson.Read(WireJson.Read(from)) with { Map = from.ReadBoolean() ? WireNumbers.Read<float>(from) : null };

    static void Write(BinaryWriter to, LabelMap? map)
    {
        to.Write(map?.Size.Width ?? -1);
        to.Write(map?.Size.Height ?? -1);
        if (map is not null)
            WireNumbers.Write(to, map.Ids);
    }

    static LabelMap? ReadMap(BinaryReader from)
    {
        var (width, height) = (from.ReadInt32(), from.ReadInt32());
        return width < 0 ? null : new LabelMap(new Size(width, height), WireNumbers.Read<ushort>(from));
    }

    static void Write(BinaryWriter to, Opinion opinion)
    {
        WireJson.Write(to, json => OpinionJson.Write(json, opinion));
        Write(to, opinion.LabelMap);
        ProbabilitiesWire.Write(to, opinion.Probabilities);
    }

    static Opinion ReadOpinion(BinaryReader from) => OpinionJson.Read(WireJson.Read(from)) with { LabelMap = ReadMap(from), Probabilities = ProbabilitiesWire.Read(from) };
}
