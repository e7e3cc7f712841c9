namespace Assay.Scorers.Instances;

/// <summary>
/// How the objects of both sides lie on each other, many to many: objects are linked when they overlap by <c>near</c> (and are of one class, where that matters), paired or not.
/// Crowd and void regions take no part. The same from both sides.
/// </summary>
sealed class Relations
{
    readonly Side labels, references;

    /// <param name="candidates">Best overlap first.</param>
    public Relations(IReadOnlyList<Shape> labels, IReadOnlyList<Shape> references, IEnumerable<Candidate> candidates, double near, bool classAware)
    {
        (this.labels, this.references) = (new Side(labels.Count), new Side(references.Count));
        foreach (var (label, reference, iou) in candidates)
            if (iou >= near && !labels[label].Absorbs && !references[reference].Absorbs && (!classAware || labels[label].Class == references[reference].Class))
            {
                this.labels.Link(label, reference);
                this.references.Link(reference, label);
            }
    }

    /// <summary>Objects of the other side that a label is linked with.</summary>
    public int PartnersOfLabel(int label) => labels.Partners[label];

    /// <summary>The same of a reference's object.</summary>
    public int PartnersOfReference(int reference) => references.Partners[reference];

    /// <summary>Other labels that the label's best partner is linked with; null without a partner.</summary>
    public int? RivalsOfLabel(int label) => Rivals(labels, references, label);

    /// <summary>The same of a reference's object.</summary>
    public int? RivalsOfReference(int reference) => Rivals(references, labels, reference);

    public Relation OfLabel(int label, bool isMatched) => Of(PartnersOfLabel(label), RivalsOfLabel(label), isMatched);

    public Relation OfReference(int reference, bool isMatched) => Of(PartnersOfReference(reference), RivalsOfReference(reference), isMatched);

    static Relation Of(int partners, int? rivals, bool isMatched) =>
        partners == 0 ? Relation.NoMatch : partners > 1 ? Relation.Multi : rivals == 0 && isMatched ? Relation.Confident : Relation.Ambiguous;

    static int? Rivals(Side own, Side other, int one) => own.Best[one] is >= 0 and var best ? other.Partners[best] - 1 : null;

    sealed class Side
    {
        public Side(int count)
        {
            (Partners, Best) = (new int[count], new int[count]);
            Array.Fill(Best, -1);
        }

        public int[] Partners { get; }

        /// <summary>The partner with the best overlap; -1: none.</summary>
        public int[] Best { get; }

        public void Link(int one, int other)
        {
            Partners[one]++;
            if (Best[one] < 0)
                Best[one] = other;
        }
    }
}

/// <summary>What an object of one side is to those of the other.</summary>
enum Relation
{
    /// <summary>Linked with none.</summary>
    NoMatch,
    /// <summary>Linked with one, which has other links too or is not the same object for sure.</summary>
    Ambiguous,
    /// <summary>Linked with several.</summary>
    Multi,
    /// <summary>Linked with one that has no other link, and the same object.</summary>
    Confident,
}
