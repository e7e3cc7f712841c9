using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>What class a reference decides for.</summary>
static class Decisions
{
    /// <summary>Arg-max in the type that is stored; void labels are not judged.</summary>
    public static ProbabilityReport Find(Probabilities from, LabelMap labels, Span<ushort> to) => Type.GetTypeCode(from.ElementType) switch
    {
        TypeCode.Single => Find<float>(from, labels, to),
        TypeCode.Double => Find<double>(from, labels, to),
        TypeCode.Byte => Find<byte>(from, labels, to),
        _ => Find<Half>(from, labels, to),
    };

    static ProbabilityReport Find<T>(Probabilities from, LabelMap labels, Span<ushort> to) where T : unmanaged =>
        ArgMax.Find(from.Values<T>(), from.Classes, labels.Ids, from.Complete, to);

    /// <summary>The highest id in a map, -1 when all is void.</summary>
    public static int Highest(LabelMap map)
    {
        var highest = -1;
        foreach (var id in map.Ids)
            if (id != LabelMap.Void && id > highest)
                highest = id;
        return highest;
    }
}
