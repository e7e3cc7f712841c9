namespace Assay.Scorers.Instances;

/// <summary>The boxes of a sample: labels, crowd regions, and what a detector saw with its confidences.</summary>
sealed class ConfidentBoxes
{
    ConfidentBoxes(List<Shape> labels, List<Shape> crowds, List<Shape> seen) => (Labels, Crowds, Seen) = (labels, crowds, seen);

    public List<Shape> Labels { get; }

    /// <summary>Regions of many objects: what overlaps one is neither overlooked nor missing.</summary>
    public List<Shape> Crowds { get; }

    public List<Shape> Seen { get; }

    /// <summary>Null without labels or without an opinion.</summary>
    /// <exception cref="DataException">A box of the detector has no confidence.</exception>
    public static ConfidentBoxes? Of(Exam exam, string role)
    {
        if (exam.Instances is not { } labelled || exam.Opinion(role).Instances is not { } seen)
            return null;
        if (seen.FirstOrDefault(instance => instance.Confidence is null) is { } unsure)
            throw new DataException("no-confidence", $"the reference has an object of class '{exam.Classes.NameOf(unsure.Class)}' without a confidence, expected a detector's results: "
                + "use coco_results, or 'match' for labels of somebody else");
        var shapes = Shapes(labelled, exam);
        return new ConfidentBoxes(shapes.FindAll(shape => !shape.Absorbs), shapes.FindAll(shape => shape.Absorbs), Shapes(seen, exam).FindAll(shape => !shape.Absorbs));
    }

    static List<Shape> Shapes(IReadOnlyList<Instance> instances, Exam exam) =>
        [.. instances.Select((instance, index) => Shape.Of(instance, index, exam, MatchShape.Box)).OfType<Shape>().Where(shape => shape.Bounds is { Width: > 0, Height: > 0 })];
}
