namespace Assay.Scorers.Instances;

/// <summary>
/// Pairs the labels of one sample with a reference's instances. Greedy, best overlap first, each instance once:
/// 1. one class, IoU >= iou: the same object; 2. another class, IoU >= iou: a wrong label; 3. what lies in a crowd of its class, or in a void region, is set aside;
/// 4. one class, near &lt;= IoU &lt; iou: the same object, badly drawn. What is left is an extra label or an omission.
/// </summary>
sealed class Matching
{
    readonly IReadOnlyList<Shape> labels, references;
    readonly List<Candidate> candidates;

    public Matching(IReadOnlyList<Shape> labels, IReadOnlyList<Shape> references, double iou, double near)
    {
        (this.labels, this.references) = (labels, references);
        candidates = Candidate.Find(labels, references);
        Labels = new Fate[labels.Count];
        References = new Fate[references.Count];
        BestIou = new double[labels.Count];
        foreach (var candidate in candidates)
            BestIou[candidate.Label] = Math.Max(BestIou[candidate.Label], references[candidate.Reference].Absorbs ? 0 : candidate.Iou);
        Pair(Fate.Matched, candidate => candidate.Iou >= iou && SameClass(candidate));
        Pair(Fate.WrongLabel, candidate => candidate.Iou >= iou && !SameClass(candidate));
        SetAside(iou);
        Pair(Fate.Inaccurate, candidate => candidate.Iou >= near && candidate.Iou < iou && SameClass(candidate));
    }

    /// <summary>What became of each label.</summary>
    public Fate[] Labels { get; }

    /// <summary>What became of each instance of the reference.</summary>
    public Fate[] References { get; }

    /// <summary>The best overlap of each label with any object of the reference, taken or not.</summary>
    public double[] BestIou { get; }

    /// <summary>Pairs with their fate.</summary>
    public List<(Candidate Pair, Fate Fate)> Pairs { get; } = [];

    bool SameClass(Candidate candidate) => labels[candidate.Label].Class == references[candidate.Reference].Class;

    void Pair(Fate fate, Func<Candidate, bool> fits)
    {
        foreach (var candidate in candidates)
            if (IsFree(candidate) && fits(candidate))
            {
                (Labels[candidate.Label], References[candidate.Reference]) = (fate, fate);
                Pairs.Add((candidate, fate));
            }
    }

    bool IsFree(Candidate candidate) =>
        Labels[candidate.Label] == Fate.Alone && References[candidate.Reference] == Fate.Alone
        && !labels[candidate.Label].Absorbs && !references[candidate.Reference].Absorbs;

    void SetAside(double iou)
    {
        foreach (var candidate in candidates)
        {
            var (label, reference) = (labels[candidate.Label], references[candidate.Reference]);
            if (label.Absorbs && !reference.Absorbs && References[candidate.Reference] == Fate.Alone && TakesIn(label, reference, iou))
                References[candidate.Reference] = Fate.SetAside;
            if (reference.Absorbs && !label.Absorbs && Labels[candidate.Label] == Fate.Alone && TakesIn(reference, label, iou))
                Labels[candidate.Label] = Fate.SetAside;
        }
        MarkRegions(labels, Labels);
        MarkRegions(references, References);
    }

    static bool TakesIn(Shape region, Shape other, double iou) => (region.Class < 0 || region.Class == other.Class) && region.Overlap(other, crowd: true) >= iou;

    static void MarkRegions(IReadOnlyList<Shape> shapes, Fate[] fates)
    {
        for (var i = 0; i < fates.Length; i++)
            if (shapes[i].Absorbs)
                fates[i] = Fate.SetAside;
    }
}

/// <summary>What became of an instance.</summary>
enum Fate
{
    /// <summary>Nothing on the other side: an extra label or an omission.</summary>
    Alone,
    /// <summary>The same object on both sides.</summary>
    Matched,
    /// <summary>The same place, another class.</summary>
    WrongLabel,
    /// <summary>The same class, little overlap.</summary>
    Inaccurate,
    /// <summary>A crowd or void region, or an object inside one: neither right nor wrong.</summary>
    SetAside,
}
