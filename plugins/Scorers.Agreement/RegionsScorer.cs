using System.Numerics;

namespace Assay.Scorers.Agreement;

/// <summary>Connected regions where labels and reference differ: what, where, how large and how sure. Regions are rows of the instance table and can be queued.</summary>
[Component("regions", "Connected regions where label map and reference differ, as findings and as items to review.")]
public sealed class RegionsScorer(RegionsOptions options) : IScorer
{
    const string Role = "reference";

    public IReadOnlyList<Need> Needs { get; } = [new Need(Role, Evidence.Probabilities | Evidence.LabelMap)];

    public Evidence Labels => Evidence.LabelMap;

    public bool NeedsDenseLabels => true;

    public IReadOnlyList<Column> Columns { get; } =
    [
        new Column("", End: Suspicious.High, Unit: "px"),
        new Column("count", End: Suspicious.High),
        new Column("worst_area", End: Suspicious.High, Unit: "px"),
        new Column("differing", End: Suspicious.High),
        new Column("left_out", End: Suspicious.Neither),
        new Column("suspicion", Of.Instance, Suspicious.High, "px"),
        new Column("area", Of.Instance, Suspicious.High, "px"),
        new Column("margin", Of.Instance, Suspicious.High),
        new Column("boundary_share", Of.Instance, Suspicious.Low),
    ];

    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes)
    {
        foreach (var name in options.Background)
            Refusals.Class(classes, name, "background");
    }

    public Score Examine(Exam exam)
    {
        if (exam.LabelMap is not { } labels)
            return Score.None;
        return exam.Opinion(Role) switch
        {
            { Probabilities: { Classes: > 0 } probabilities } => Compare(exam, labels, probabilities),
            { LabelMap: { } map } => Compare(exam, labels, map),
            _ => Score.None,
        };
    }

    Score Compare(Exam exam, LabelMap labels, Probabilities probabilities) => Type.GetTypeCode(probabilities.ElementType) switch
    {
        TypeCode.Single => Compare<float>(exam, labels, probabilities),
        TypeCode.Double => Compare<double>(exam, labels, probabilities),
        TypeCode.Byte => Compare<byte>(exam, labels, probabilities),
        _ => Compare<Half>(exam, labels, probabilities),
    };

    Score Compare<T>(Exam exam, LabelMap labels, Probabilities probabilities) where T : unmanaged, INumberBase<T>
    {
        Refusals.Sizes(labels.Size, probabilities.Size);
        Refusals.Outside(labels, probabilities.Classes, "the labels have", "the reference has probabilities of");
        using var maps = new DifferingMaps(labels.Size);
        Refusals.Defect(Decisions.Find(probabilities, labels, maps.Others).Defect, labels.Size.Width, exam.Classes);
        labels.Ids.CopyTo(maps.Labels);
        return Judge(exam, DifferingRegions.Find(maps, new StoredMargins<T>(probabilities.Values<T>(), labels.Ids.Length), options), hasMargins: true);
    }

    Score Compare(Exam exam, LabelMap labels, LabelMap reference)
    {
        Refusals.Sizes(labels.Size, reference.Size);
        var classes = exam.Classes.Count > 0 ? exam.Classes.Count : LabelMap.FirstStranger;
        Refusals.Outside(labels, classes, "the labels have", "there are");
        Refusals.Outside(reference, classes, "the reference has", "there are");
        using var maps = new DifferingMaps(labels.Size);
        labels.Ids.CopyTo(maps.Labels);
        reference.Ids.CopyTo(maps.Others);
        return Judge(exam, DifferingRegions.Find(maps, new CertainMargins(), options), hasMargins: false);
    }

    Score Judge(Exam exam, DifferingRegions regions, bool hasMargins)
    {
        if (regions.Compared == 0)
            return Score.None;
        var kept = regions.Found.Take(options.MaxFindings).ToArray();
        var background = options.Background.Select(exam.Classes.Find).ToArray();
        string Kind(MeasuredRegion region) => region.Kind(k => background.Contains(k));
        MeasuredRegion? worst = kept.Length == 0 ? null : kept[0];
        return new Score
        {
            Values = [worst?.Suspicion ?? 0, regions.Found.Count, worst?.Component.Area, (double)regions.Differing / regions.Compared, regions.Found.Count - kept.Length],
            Findings = [.. kept.Select(region => RegionFindings.Of(region, Kind(region), Role, hasMargins))],
            Regions = [.. kept.Select((region, i) => new RegionScore(i, [region.Suspicion, region.Component.Area, hasMargins ? region.MeanMargin : null, region.BoundaryShare]))],
            Reason = worst is { } first ? RegionFindings.Describe(first, Kind(first), exam.Classes, hasMargins, regions.Found.Count, kept.Length) : null,
            Where = worst?.Box,
        };
    }
}
