using Assay.Kernels;
using Assay.Runtime.Running;

namespace Assay.Runtime.Injecting;

/// <summary>
/// How far a reference supports an object's label, in [0,1]. An object that it contradicts has none: its label may be wrong already.
/// Label map: the mean probability of the object's class over its pixels; contradicted when another class has a higher mean.
/// Instance: the highest confidence among the reference's instances of its class that overlap it by an IoU of 0.5 or more; contradicted when there is none. A reference without
/// instances is taken at its probabilities, as for a label map.
/// Tag: the class's score; contradicted when it is not among the n highest of a sample with n tags.
/// </summary>
static class Support
{
    const double LeastIou = 0.5;

    /// <summary>What a reference has to give.</summary>
    public static Evidence Needed(Evidence of) => of switch
    {
        Evidence.Instances => Evidence.Instances | Evidence.Probabilities,
        Evidence.LabelMap => Evidence.Probabilities,
        _ => Evidence.ClassScores,
    };

    /// <summary>Every object that is supported, by its key as in <see cref="HardObjects"/>.</summary>
    /// <exception cref="DataException">Numbers that are no probabilities.</exception>
    public static IEnumerable<(int Key, double Support)> Of(Subject subject, Opinion opinion, Evidence of) => of switch
    {
        Evidence.Instances => subject.Shapes.All.Select(one => (one.Position, OfInstance(subject, one.Position, one.Mask, opinion))).OfSupported(),
        Evidence.LabelMap when opinion.Probabilities is { } probabilities => subject.Objects.All.Select(one => (one.First, OfPixels(one.Pixels, one.Class, probabilities))).OfSupported(),
        Evidence.ClassScores when opinion.ClassScores is { } scores => subject.Tags.Select(tag => (tag, OfTag(subject.Tags, tag, scores))).OfSupported(),
        _ => [],
    };

    static IEnumerable<(int, double)> OfSupported(this IEnumerable<(int Key, double? Support)> all) => all.Where(one => one.Support is not null).Select(one => (one.Key, one.Support!.Value));

    static double? OfInstance(Subject subject, int position, Rle mask, Opinion opinion)
    {
        if (opinion.Instances is { } predicted)
            return predicted.Where(one => one.Class == subject.Instances[position].Class && one.Confidence is not null && Iou(subject.Size, mask, one.Geometry) >= LeastIou).Max(one => one.Confidence);
        if (opinion.Probabilities is not { } probabilities)
            return null;
        var bytes = InstanceEdit.Unpack(subject.Size, mask);
        return OfPixels(Enumerable.Range(0, bytes.Length).Where(i => bytes[i] != 0), subject.Instances[position].Class, probabilities);
    }

    /// <summary>A predicted box is compared with the box around the object.</summary>
    static double Iou(Size size, Rle mask, Geometry? predicted)
    {
        if (Rasters.Of(predicted, size) is not { } other)
            return 0;
        var own = predicted is BoxGeometry && RunBounds.Find(mask.Counts, size.Height) is var box
            ? new Rle(size, PolygonRaster.BoxToRuns(box.X, box.Y, box.Width, box.Height, size.Width, size.Height)) : mask;
        var common = RunLengths.IntersectionArea(own.Counts, other.Counts);
        return common == 0 ? 0 : (double)common / (own.Area + other.Area - common);
    }

    static double? OfPixels(IEnumerable<int> pixels, int classIndex, Probabilities probabilities)
    {
        var sums = new double[probabilities.Classes];
        var count = 0;
        foreach (var pixel in pixels)
        {
            for (var k = 0; k < sums.Length; k++)
                sums[k] += Checked(probabilities[k, pixel], () => $"pixel ({pixel % probabilities.Size.Width},{pixel / probabilities.Size.Width})");
            count++;
        }
        return count == 0 || sums.Max() > sums[classIndex] ? null : sums[classIndex] / count;
    }

    static double? OfTag(IReadOnlyList<int> tags, int tag, IReadOnlyList<double> scores)
    {
        foreach (var score in scores)
            Checked(score, () => "its class scores");
        return scores.Count(score => score > scores[tag]) < tags.Count ? scores[tag] : null;
    }

    static double Checked(double probability, Func<string> where) => probability is >= 0 and <= 1 ? probability
        : throw new DataException("not-probabilities", FormattableString.Invariant($"{where()}: {probability} is no probability, expected 0 to 1; does the reference give logits?"));
}
