using System.Text;

namespace Assay.Scorers.Instances;

/// <summary>Matches sample by sample and keeps the fates: per object of the reference 32 bytes and shape, per class that occurs a few counts.</summary>
sealed class CocoSurvey(CocoEvalOptions options, string role) : ISurvey
{
    readonly List<string> samples = [];
    readonly Dictionary<(CocoShape Shape, int Class), CocoClass> classes = [];

    public IReadOnlyList<string> Samples => samples;

    public IReadOnlyDictionary<(CocoShape Shape, int Class), CocoClass> Classes => classes;

    public CocoCounts Counts { get; private set; } = new();

    public List<CocoMatch> Matches { get; } = [];

    public void Observe(Exam exam)
    {
        if (exam.Instances is not { } labels || exam.Opinion(role).Instances is not { } seen)
        {
            Counts += new CocoCounts { LeftOut = 1 };
            return;
        }
        var counts = CocoCounts.Of(labels, seen);
        // Everything is computed before anything is kept: a sample that fails half-way leaves no trace.
        var cells = options.Shapes.Distinct().SelectMany(shape => Cells(shape, labels, seen, exam)).ToList();
        foreach (var (shape, entry, cell, of, cut) in cells)
        {
            ClassOf(shape, entry).Add(cell, samples.Count);
            if (shape == options.Shapes[0])
                counts = counts with { Cut = counts.Cut + cut };
            if (options.Matches)
                Matches.AddRange(Enumerable.Range(0, cell.Seen.Count).Select(one => CocoMatch.Of(exam.Sample.Id, shape, cell, of, one)));
        }
        samples.Add(exam.Sample.Id);
        Counts += counts;
    }

    IEnumerable<(CocoShape Shape, int Class, CocoCell Cell, IReadOnlyList<CocoObject> Labels, int Cut)> Cells(CocoShape shape, IReadOnlyList<Instance> labels, IReadOnlyList<Instance> seen, Exam exam)
    {
        var mine = ByClass(CocoObject.All(labels, exam, shape, false));
        var theirs = ByClass(CocoObject.All(seen, exam, shape, options.Compat));
        var most = options.MaxDets[^1];
        foreach (var entry in mine.Keys.Union(theirs.Keys))
        {
            // OrderBy keeps the order of equals.
            CocoObject[] ordered = [.. theirs.GetValueOrDefault(entry, []).OrderByDescending(one => one.Score)];
            var of = mine.GetValueOrDefault(entry, []);
            yield return (shape, entry, new CocoCell(of, ordered.Length > most ? ordered[..most] : ordered, shape, options.Compat), of, Math.Max(0, ordered.Length - most));
        }
    }

    Dictionary<int, List<CocoObject>> ByClass(List<CocoObject> objects) => options.ClassAware
        ? objects.GroupBy(one => one.Instance.Class).ToDictionary(group => group.Key, group => group.ToList())
        : new() { [-1] = [.. objects.OrderBy(one => one.Instance.Class)] };

    CocoClass ClassOf(CocoShape shape, int entry)
    {
        if (!classes.TryGetValue((shape, entry), out var found))
            classes[(shape, entry)] = found = new CocoClass();
        return found;
    }

    public void Merge(ISurvey other)
    {
        var survey = (CocoSurvey)other;
        foreach (var ((shape, entry), of) in survey.classes)
            ClassOf(shape, entry).Add(of, samples.Count);
        samples.AddRange(survey.samples);
        Matches.AddRange(survey.Matches);
        Counts += survey.Counts;
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        Counts.Write(writer);
        writer.Write(samples.Count);
        samples.ForEach(writer.Write);
        writer.Write(classes.Count);
        foreach (var ((shape, entry), of) in classes)
        {
            writer.Write((byte)shape);
            writer.Write(entry);
            of.Write(writer);
        }
        writer.Write(Matches.Count);
        Matches.ForEach(match => match.Write(writer));
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        Counts = CocoCounts.Read(reader);
        for (var left = reader.ReadInt32(); left > 0; left--)
            samples.Add(reader.ReadString());
        for (var left = reader.ReadInt32(); left > 0; left--)
            classes[((CocoShape)reader.ReadByte(), reader.ReadInt32())] = CocoClass.Read(reader);
        for (var left = reader.ReadInt32(); left > 0; left--)
            Matches.Add(CocoMatch.Read(reader));
    }
}
