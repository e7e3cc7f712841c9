using Assay.Kernels;

namespace Assay.Runtime.Running;

/// <summary>Pixels of which a reference says nothing that the dataset has a word for: most probably they are of a class that its map left out. To a step that reads its probabilities they are void.</summary>
static class NoOpinion
{
    /// <summary>The labels without these pixels, or null when there are none.</summary>
    public static LabelMap? Of(LabelMap labels, Probabilities? probabilities)
    {
        if (probabilities is not { Complete: false } || probabilities.Size != labels.Size)
            return null;
        var winners = new ushort[labels.Ids.Length];
        return Find(probabilities, labels.Ids, winners).Defect is null && winners.AsSpan().Contains(LabelMap.Void) ? Both(labels, new LabelMap(labels.Size, winners)) : null; // Of what is broken the scorer speaks.
    }

    static ProbabilityReport Find(Probabilities of, ReadOnlySpan<ushort> labels, Span<ushort> to) => Type.GetTypeCode(of.ElementType) switch
    {
        TypeCode.Single => ArgMax.Find(of.Values<float>(), of.Classes, labels, false, to),
        TypeCode.Double => ArgMax.Find(of.Values<double>(), of.Classes, labels, false, to),
        TypeCode.Byte => ArgMax.Find(of.Values<byte>(), of.Classes, labels, false, to),
        _ => ArgMax.Find(of.Values<Half>(), of.Classes, labels, false, to),
    };

    /// <summary>The first map, void where the second is.</summary>
    public static LabelMap Both(LabelMap labels, LabelMap where)
    {
        var ids = labels.Ids.ToArray();
        for (var i = 0; i < ids.Length; i++)
            if (where.Ids[i] == LabelMap.Void)
                ids[i] = LabelMap.Void;
        return new LabelMap(labels.Size, ids);
    }
}
