using System.Text;

namespace Assay.Scorers.Rubric;

/// <summary>What a rubric adds up over the dataset: counts, and penalties in millionths of a percent, so that any order of adding gives the same.</summary>
sealed class Tally
{
    const double Million = 1e6;

    /// <summary>Findings of a kind, by severity (empty: not priced) and rule.</summary>
    public readonly record struct Line(string Kind, string Severity, string Rule);

    readonly Dictionary<Line, (long Findings, long Penalty)> lines = [];
    readonly Dictionary<int, (long Objects, long Errors, long Critical, long Penalty)> classes = [];
    long penalty, objectPenalty;

    public long Samples { get; private set; }

    public long WithoutEvidence { get; private set; }

    public long WithoutError { get; private set; }

    public long Objects { get; private set; }

    /// <summary>Summed over samples, in percent.</summary>
    public double Penalty => penalty / Million;

    /// <summary>Summed over objects, in percent.</summary>
    public double ObjectPenalty => objectPenalty / Million;

    /// <summary>By kind, severity and rule.</summary>
    public IEnumerable<(Line Line, long Findings, double Penalty)> Lines => lines
        .OrderBy(entry => entry.Key.Kind, StringComparer.Ordinal).ThenBy(entry => entry.Key.Severity, StringComparer.Ordinal).ThenBy(entry => entry.Key.Rule, StringComparer.Ordinal)
        .Select(entry => (entry.Key, entry.Value.Findings, entry.Value.Penalty / Million));

    /// <summary>By class, in order of classes; what has none is at -1.</summary>
    public IEnumerable<(int Class, long Objects, long Errors, long Critical, double Penalty)> Classes => classes.OrderBy(entry => entry.Key)
        .Select(entry => (entry.Key, entry.Value.Objects, entry.Value.Errors, entry.Value.Critical, entry.Value.Penalty / Million));

    /// <summary>Kinds that were found, in order.</summary>
    public IReadOnlyCollection<string> Kinds => [.. lines.Keys.Select(line => line.Kind).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Kinds without a price.</summary>
    public IEnumerable<(string Kind, long Findings)> Unpriced => Lines.Where(entry => entry.Line.Rule == "unpriced").Select(entry => (entry.Line.Kind, entry.Findings));

    public void Add(Assessment? assessment, Exam exam, Tariff tariff, string role)
    {
        Samples++;
        if (assessment is null)
        {
            WithoutEvidence++;
            return;
        }
        WithoutError += assessment.Errors.Any() ? 0 : 1;
        penalty += Fixed(assessment.Penalty);
        foreach (var (_, suspicion) in assessment.Suspects.Findings)
            Add(new Line(suspicion.Finding.Kind, suspicion.Cost?.Severity ?? "", suspicion.Rule.Split(':')[0]), (1, Fixed(suspicion.Penalty)));
        foreach (var one in assessment.Objects(exam, role))
        {
            var cost = one.Suspect is null ? 0 : Fixed(assessment.PenaltyOf(one.Suspect));
            (Objects, objectPenalty) = (Objects + 1, objectPenalty + cost);
            Add(one.Class, (1, 0, 0, 0));
        }
        foreach (var error in assessment.Errors)
            Add(error.Finding.Class ?? error.Finding.ReferenceClass ?? -1, (0, 1, error.Cost!.Value.Severity == tariff.Dearest ? 1 : 0, Fixed(error.Penalty)));
    }

    static long Fixed(double percent) => (long)Math.Round(percent * Million);

    void Add(Line line, (long Findings, long Penalty) more) =>
        lines[line] = lines.GetValueOrDefault(line) is var now ? (now.Findings + more.Findings, now.Penalty + more.Penalty) : more;

    void Add(int at, (long Objects, long Errors, long Critical, long Penalty) more) => classes[at] =
        classes.GetValueOrDefault(at) is var now ? (now.Objects + more.Objects, now.Errors + more.Errors, now.Critical + more.Critical, now.Penalty + more.Penalty) : more;

    public void Merge(Tally other)
    {
        (Samples, WithoutEvidence, WithoutError) = (Samples + other.Samples, WithoutEvidence + other.WithoutEvidence, WithoutError + other.WithoutError);
        (Objects, penalty, objectPenalty) = (Objects + other.Objects, penalty + other.penalty, objectPenalty + other.objectPenalty);
        foreach (var (line, more) in other.lines)
            Add(line, more);
        foreach (var (at, more) in other.classes)
            Add(at, more);
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        foreach (var number in (ReadOnlySpan<long>)[Samples, WithoutEvidence, WithoutError, Objects, penalty, objectPenalty, lines.Count, classes.Count])
            writer.Write(number);
        foreach (var (line, entry) in lines.OrderBy(entry => entry.Key.ToString(), StringComparer.Ordinal))
        {
            writer.Write(line.Kind);
            writer.Write(line.Severity);
            writer.Write(line.Rule);
            writer.Write(entry.Findings);
            writer.Write(entry.Penalty);
        }
        foreach (var (at, entry) in classes.OrderBy(entry => entry.Key))
            foreach (var number in (ReadOnlySpan<long>)[at, entry.Objects, entry.Errors, entry.Critical, entry.Penalty])
                writer.Write(number);
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        (Samples, WithoutEvidence, WithoutError) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
        (Objects, penalty, objectPenalty) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
        var (kinds, groups) = (reader.ReadInt64(), reader.ReadInt64());
        for (var i = 0; i < kinds; i++)
            Add(new Line(reader.ReadString(), reader.ReadString(), reader.ReadString()), (reader.ReadInt64(), reader.ReadInt64()));
        for (var i = 0; i < groups; i++)
            Add((int)reader.ReadInt64(), (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64()));
    }
}
