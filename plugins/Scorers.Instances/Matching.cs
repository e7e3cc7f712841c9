namespace Assay.Scorers.Instances;

/// <summary>
/// Pairs the labels of one sample with a reference's instances, each instance once: 1. one class, overlap >= iou: the same object; 2. another class, overlap >= iou: a wrong label (with 1 when classes do
/// not come first); 3. what lies in a crowd of its class, or in a void region, is set aside; 4. one class, near &lt;= overlap &lt; iou: the same object, badly drawn. What is left is on one side only.
/// </summary>
sealed class Matching
{
    readonly IReadOnlyList<Shape> labels, references;
    readonly List<Candidate> candidates;
    readonly MatchRules rules;

    /// <param name="candidates">In the order in which they are taken.</param>
    public Matching(IReadOnlyList<Shape> labels, IReadOnlyList<Shape> references, List<Candidate> candidates, MatchRules rules)
    {
        (this.labels, this.references, this.candidates, this.rules) = (labels, references, candidates, rules);
        Labels = new Fate[labels.Count];
        References = new Fate[references.Count];
        BestIou = new double[labels.Count];
        foreach (var candidate in candidates)
            BestIou[candidate.Label] = Math.Max(BestIou[candidate.Label], references[candidate.Reference].Absorbs ? 0 : candidate.Iou);
        if (rules.ClassAware)
        {
            Pair(candidate => IsSame(candidate) && SameClass(candidate));
            Pair(candidate => IsSame(candidate) && !SameClass(candidate));
        }
        else
            Pair(IsSame);
        SetAside();
        Pair(candidate => candidate.Iou >= rules.Near && !IsSame(candidate) && SameClass(candidate));
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

    bool IsSame(Candidate candidate) => candidate.Iou >= rules.IouOf(labels[candidate.Label], references[candidate.Reference]);

    void Pair(Func<Candidate, bool> fits)
    {
        foreach (var candidate in candidates)
            if (IsFree(candidate) && fits(candidate))
            {
                var fate = !SameClass(candidate) ? Fate.WrongLabel : IsSame(candidate) ? Fate.Matched : Fate.Inaccurate;
                (Labels[candidate.Label], References[candidate.Reference]) = (fate, fate);
                Pairs.Add((candidate, fate));
            }
    }

    bool IsFree(Candidate candidate) =>
        Labels[candidate.Label] == Fate.Alone && References[candidate.Reference] == Fate.Alone
        && !labels[candidate.Label].Absorbs && !references[candidate.Reference].Absorbs;

    void SetAside()
    {
        foreach (var candidate in candidates)
        {
            var (label, reference) = (labels[candidate.Label], references[candidate.Reference]);
            if (label.Absorbs && !reference.Absorbs && References[candidate.Reference] == Fate.Alone && TakesIn(label, reference))
                References[candidate.Reference] = Fate.SetAside;
            if (reference.Absorbs && !label.Absorbs && Labels[candidate.Label] == Fate.Alone && TakesIn(reference, label))
                Labels[candidate.Label] = Fate.SetAside;
        }
        MarkRegions(labels, Labels);
        MarkRegions(references, References);
    }

    bool TakesIn(Shape region, Shape other) => (region.Class < 0 || region.Class == other.Class || !rules.ClassAware) && region.Overlap(other, crowd: true) >= rules.IouOf(region, other);

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
