using Assay.Kernels;

namespace Assay.Runtime.Running;

/// <summary>
/// Pixels that a reference cannot speak of: most probably they are of a class that its map left out, or they are labelled with one that it does not have. To a step that reads its
/// probabilities or its label map they are void.
/// </summary>
static class NoOpinion
{
    /// <summary>The labels without these pixels, or null when there are none.</summary>
    /// <param name="notOffered">Classes that the reference does not have.</param>
    public static LabelMap? Of(LabelMap labels, Opinion opinion, IReadOnlyList<int> notOffered)
    {
        if (opinion.Probabilities is null && opinion.LabelMap is null)
            return null;
        var spoken = Without(labels, notOffered);
        return Winners(spoken ?? labels, opinion.Probabilities) is { } winners ? Both(spoken ?? labels, winners) : spoken;
    }

    static LabelMap? Without(LabelMap labels, IReadOnlyList<int> classes)
    {
        if (!classes.Any(position => labels.Ids.Contains((ushort)position)))
            return null;
        var ids = labels.Ids.ToArray();
        foreach (var position in classes)
            ids.AsSpan().Replace((ushort)position, LabelMap.Void);
        return new LabelMap(labels.Size, ids);
    }

    /// <summary>The most probable classes, void where one that was left out is; null when there is none such. Of what is broken the scorer speaks.</summary>
    static LabelMap? Winners(LabelMap labels, Probabilities? probabilities)
    {
        if (probabilities is not { Complete: false } || probabilities.Size != labels.Size)
            return null;
        var winners = new ushort[labels.Ids.Length];
        return Find(probabilities, labels.Ids, winners).Defect is null && winners.AsSpan().Contains(LabelMap.Void) ? new LabelMap(labels.Size, winners) : null;
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
