using System.Buffers;
using Assay.Kernels;

namespace Assay.Scorers.Learning;

/// <summary>How unsure a reference is of a sample, and where: what to label next. Looks at no label, so that samples without any can be ranked.</summary>
[Component("uncertainty", "How unsure a reference is, per sample and window: what to label next (active learning).")]
public sealed class UncertaintyScorer(UncertaintyOptions options) : IScorer
{
    const string Role = "reference";

    readonly ClassShares shares = new(options.Classes);

    public IReadOnlyList<Need> Needs { get; } = [new Need(Role, Evidence.Probabilities | Evidence.ClassScores)];

    public Evidence Labels => Evidence.None;

    public IReadOnlyList<Column> Columns =>
    [
        new Column("", End: Suspicious.High),
        new Column("mean", End: Suspicious.High),
        new Column("max", End: Suspicious.High),
        new Column("top", End: Suspicious.High),
        new Column("worst_window", End: Suspicious.High),
        .. shares.Columns,
        new Column("window", Of.Instance, Suspicious.High),
    ];

    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes) => shares.Check(classes);

    public Score Examine(Exam exam) => exam.Opinion(Role) switch
    {
        { Probabilities: { Classes: > 1 } pixels } => Judge(exam, pixels),
        { ClassScores: { Count: > 1 } scores } => Judge(exam, scores),
        _ => Score.None,
    };

    Score Judge(Exam exam, Probabilities pixels) => Type.GetTypeCode(pixels.ElementType) switch
    {
        TypeCode.Single => Judge<float>(exam, pixels),
        TypeCode.Double => Judge<double>(exam, pixels),
        TypeCode.Byte => Judge<byte>(exam, pixels),
        _ => Judge<Half>(exam, pixels),
    };

    Score Judge<T>(Exam exam, Probabilities pixels) where T : unmanaged
    {
        var area = checked((int)pixels.Size.Area);
        var (doubts, decided) = (ArrayPool<double>.Shared.Rent(area), ArrayPool<ushort>.Shared.Rent(area));
        try
        {
            return Judge(exam, pixels, pixels.Values<T>(), doubts.AsSpan(0, area), decided.AsSpan(0, area));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(doubts);
            ArrayPool<ushort>.Shared.Return(decided);
        }
    }

    Score Judge<T>(Exam exam, Probabilities pixels, ReadOnlySpan<T> values, Span<double> doubts, Span<ushort> decided) where T : unmanaged
    {
        var width = pixels.Size.Width;
        if (ArgMax.Find(values, pixels.Classes, [], pixels.Complete, decided).Defect is { } defect)
            throw new DataException("not-probabilities", defect.Describe(width, exam.Classes.NameOf), place: $"pixel ({defect.Pixel % width},{defect.Pixel / width})");
        Uncertainty.Measure(values, pixels.Classes, options.Measure, doubts);
        var (sum, max, judged, counts) = (0.0, 0.0, 0, new int[pixels.Classes]);
        for (var i = 0; i < doubts.Length; i++)
            if (decided[i] == LabelMap.Void)
                doubts[i] = double.NaN; // Probably a class that the dataset lacks.
            else
            {
                (sum, max, judged) = (sum + doubts[i], Math.Max(max, doubts[i]), judged + 1);
                counts[decided[i]]++;
            }
        return judged == 0 ? Score.None
            : Scored(exam, sum / judged, max, TopMean.Of(doubts, Math.Max(1, (int)(options.TopShare * judged))), [.. counts.Select(count => (double)count / judged)],
                Windows.Of(doubts, decided, pixels.Size, options.WindowPx, pixels.Classes));
    }

    /// <summary>An image as a whole is one pixel without a place. Whether classes were left out nobody says here; what the reference gave was checked when it was read.</summary>
    Score Judge(Exam exam, IReadOnlyList<double> scores)
    {
        double[] values = [.. scores];
        Span<ushort> decided = stackalloc ushort[1];
        if (ArgMax.Find<double>(values, values.Length, [], complete: false, decided).Defect is { } defect)
            throw new DataException("not-probabilities", $"the class scores are no probabilities: {defect.Describe(1, exam.Classes.NameOf)}");
        if (decided[0] == LabelMap.Void)
            return Score.None;
        Span<double> doubt = stackalloc double[1];
        Uncertainty.Measure<double>(values, values.Length, options.Measure, doubt);
        return Scored(exam, doubt[0], doubt[0], doubt[0], values, []);
    }

    Score Scored(Exam exam, double mean, double max, double top, IReadOnlyList<double> byClass, IReadOnlyList<Window> windows)
    {
        var value = options.Pool switch { Pooling.Mean => mean, Pooling.Max => max, _ => top };
        Window? worst = windows.Count == 0 ? null : windows[0];
        var listed = windows.Take(options.MaxWindows).ToArray();
        return new Score
        {
            Values = [value, mean, max, top, worst?.Mean, .. shares.Values(exam.Classes, byClass)],
            Findings = [.. listed.Select(Describe)],
            Regions = [.. listed.Select((window, i) => new RegionScore(i, [window.Mean]))],
            Reason = worst is { } first ? $"most uncertain at ({first.Box.X:0},{first.Box.Y:0}) {first.Box.Width:0}x{first.Box.Height:0}: {first.Mean:0.00}, mostly {exam.Classes.NameOf(first.Class)}"
                : $"most probable {exam.Classes.NameOf(byClass.Index().MaxBy(one => (one.Item, -one.Index)).Index)}",
            Where = worst?.Box,
        };
    }

    static Finding Describe(Window window) => new("uncertain")
    {
        ReferenceClass = window.Class,
        Role = Role,
        Box = window.Box,
        AreaPx = window.Pixels,
        Measured = new Dictionary<string, double> { ["uncertainty"] = window.Mean },
    };
}
