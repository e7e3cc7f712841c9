using Assay.Kernels;

namespace Assay.Outputs.Predictions;

/// <summary>An opinion as a class per pixel.</summary>
static class Classes
{
    /// <summary>The label map, or the most probable classes; pixels that are not sure enough, or of a class that was left out, are void. Null when the opinion says nothing of pixels.</summary>
    /// <exception cref="AssayException">A label map has no probabilities to go by.</exception>
    public static LabelMap? Of(Opinion opinion, ClassList classes, double minConfidence)
    {
        if (opinion.Probabilities is { } probabilities)
            return Of(probabilities, classes, minConfidence);
        if (opinion.LabelMap is not null && minConfidence > 0)
            throw new AssayException("no-confidence", "min_confidence asks for the probability of each pixel's class, and the reference gives label maps only; leave the option out, or name a reference with probabilities");
        return opinion.LabelMap;
    }

    static LabelMap Of(Probabilities of, ClassList classes, double minConfidence)
    {
        var to = new ushort[of.Size.Area];
        var report = Type.GetTypeCode(of.ElementType) switch
        {
            TypeCode.Single => ArgMax.Find(of.Values<float>(), of.Classes, [], of.Complete, to),
            TypeCode.Double => ArgMax.Find(of.Values<double>(), of.Classes, [], of.Complete, to),
            TypeCode.Byte => ArgMax.Find(of.Values<byte>(), of.Classes, [], of.Complete, to),
            _ => ArgMax.Find(of.Values<Half>(), of.Classes, [], of.Complete, to),
        };
        if (report.Defect is { } defect)
            throw new DataException("not-probabilities", defect.Describe(of.Size.Width, classes.NameOf));
        if (minConfidence > 0)
            for (var i = 0; i < to.Length; i++)
                if (to[i] != LabelMap.Void && of[to[i], i] < minConfidence)
                    to[i] = LabelMap.Void;
        return new LabelMap(of.Size, to);
    }
}
