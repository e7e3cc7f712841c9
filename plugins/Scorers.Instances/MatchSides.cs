namespace Assay.Scorers.Instances;

/// <summary>One exam as <c>match</c> sees it: both sides' objects and the pairs that overlap.</summary>
sealed class MatchSides
{
    MatchSides(List<Shape> labels, List<Shape> references) =>
        (Labels, References, Candidates) = (labels, references, Candidate.Find(labels, references));

    public List<Shape> Labels { get; }

    public List<Shape> References { get; }

    /// <summary>Best overlap first.</summary>
    public List<Candidate> Candidates { get; }

    /// <summary>Null without labels or without an opinion.</summary>
    /// <param name="isSeen">Which of the reference's objects count; crowd and void regions always do.</param>
    public static MatchSides? Of(Exam exam, string role, MatchShape shape, Func<Shape, bool> isSeen) =>
        exam.Instances is { } labelled && exam.Opinion(role).Instances is { } seen
            ? new MatchSides(Shapes(labelled, exam, shape), Shapes(seen, exam, shape).FindAll(one => one.Absorbs || isSeen(one))) : null;

    /// <summary>The order in which pairs are taken.</summary>
    public List<Candidate> InOrder(MatchOrder order)
    {
        if (order == MatchOrder.Overlap)
            return Candidates;
        var rank = new int[References.Count];
        foreach (var (place, reference) in Enumerable.Range(0, rank.Length).OrderByDescending(reference => References[reference].Confidence).Index())
            rank[reference] = place;
        return [.. Candidates.OrderBy(pair => rank[pair.Reference]).ThenByDescending(pair => pair.Iou).ThenByDescending(pair => pair.Label)];
    }

    static List<Shape> Shapes(IReadOnlyList<Instance> instances, Exam exam, MatchShape shape)
    {
        List<Shape> shapes = new(instances.Count);
        for (var index = 0; index < instances.Count; index++)
            if (Shape.Of(instances[index], index, exam, shape) is { } one)
                shapes.Add(one);
        return shapes;
    }
}
