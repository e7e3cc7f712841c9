using Assay.Kernels;
using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>
/// What was wrong with a sample's objects, by what a corrected release says: matched by overlap, the best pairs first. Pairs of another class are wrong labels, of
/// another outline inaccurate; what is left is extra, or was omitted. What lies in the other side's crowd is set aside, and so are crowds.
/// </summary>
sealed class InstanceCorrections
{
    readonly string sample;
    readonly Correction correction;
    readonly List<Shape> ours, theirs;
    readonly List<KnownError> errors = [];

    InstanceCorrections(string sample, Size size, IReadOnlyList<Instance> ours, IReadOnlyList<Instance> theirs, Correction correction) =>
        (this.sample, this.correction, this.ours, this.theirs) = (sample, correction, Shape.All(ours, size), Shape.All(theirs, size));

    /// <param name="ours">Of the audited labels.</param>
    /// <param name="theirs">Of the corrected ones, in our classes.</param>
    public static IReadOnlyList<KnownError> Find(string sample, Size size, IReadOnlyList<Instance> ours, IReadOnlyList<Instance> theirs, Correction correction) =>
        new InstanceCorrections(sample, size, ours, theirs, correction).Find();

    List<KnownError> Find()
    {
        var pairs = (from mine in ours
                     where !mine.IsCrowd
                     from other in theirs
                     where !other.IsCrowd
                     let iou = mine.Iou(other)
                     where iou >= Correction.Near
                     orderby iou descending, mine.Index, other.Index
                     select (mine, other, iou)).ToArray();
        Pair(pairs.Where(pair => pair.iou >= Correction.SameObject && pair.mine.Class == pair.other.Class));
        Pair(pairs.Where(pair => pair.iou >= Correction.SameObject));
        Pair(pairs.Where(pair => pair.mine.Class == pair.other.Class));
        foreach (var mine in ours.Where(mine => mine is { IsCrowd: false, IsTaken: false } && !theirs.Exists(other => other.IsCrowd && other.Covers(mine))))
            errors.Add(Error(FindingKind.Extra, mine, mine.Area) with { Instance = mine.Index });
        foreach (var other in theirs.Where(other => other is { IsCrowd: false, IsTaken: false } && !ours.Exists(mine => mine.IsCrowd && mine.Covers(other))))
            errors.Add(Error(FindingKind.Omission, other, other.Area) with { IsMissing = true });
        return errors;
    }

    void Pair(IEnumerable<(Shape Mine, Shape Other, double Iou)> candidates)
    {
        foreach (var (mine, other, iou) in candidates.Where(pair => pair is { Mine.IsTaken: false, Other.IsTaken: false }))
        {
            if (mine.IsTaken || other.IsTaken)
                continue;
            mine.IsTaken = other.IsTaken = true;
            var changed = Math.Round((mine.Area + other.Area) * (1 - iou) / (1 + iou)); // The symmetric difference, by intersection over union.
            if (mine.Class != other.Class)
                errors.Add(Error(FindingKind.WrongLabel, mine, mine.Area) with { Instance = mine.Index });
            else if (iou < correction.SameOutline)
                errors.Add(Error(FindingKind.Inaccurate, mine, changed) with { Instance = mine.Index });
        }
    }

    KnownError Error(string kind, Shape shape, double area) => new(sample, kind) { ChangedPx = area, Box = shape.Box };

    /// <summary>An instance with what a comparison needs of it.</summary>
    sealed class Shape(Instance instance, int index, Box box, Rle? mask)
    {
        public int Index => index;
        public int Class => instance.Class;
        public bool IsCrowd => instance.Crowd;
        public Box Box => box;
        public double Area => mask?.Area ?? box.Area;
        public bool IsTaken { get; set; }

        /// <summary>Those that have an extent and a class.</summary>
        public static List<Shape> All(IReadOnlyList<Instance> instances, Size size) =>
            [.. instances.Select((instance, index) => instance.Class >= 0 && InstanceBox.Of(instance) is { } box ? new Shape(instance, index, box, instance.Geometry is BoxGeometry ? null : Rasters.Of(instance.Geometry, size)) : null).OfType<Shape>()];

        /// <summary>Of masks, where both have one and their boxes meet; else of boxes.</summary>
        public double Iou(Shape other) => InstanceBox.Iou(Box, other.Box) is var boxes && (boxes == 0 || mask is null || other.Mask is null) ? boxes : RunLengths.Iou(mask.Counts, other.Mask.Counts);

        Rle? Mask => mask;

        /// <summary>Whether half of the other lies in this one.</summary>
        public bool Covers(Shape other) => (mask is null || other.Mask is null
            ? BoxIou.Compute((other.Box.X, other.Box.Y, other.Box.Width, other.Box.Height), (box.X, box.Y, box.Width, box.Height), crowd: true)
            : RunLengths.Iou(other.Mask.Counts, mask.Counts, crowd: true)) >= Correction.SameObject;
    }
}
