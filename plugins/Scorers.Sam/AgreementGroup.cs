namespace Assay.Scorers.Sam;

/// <summary>Which labels a label is compared with.</summary>
/// <param name="Class">Position in the dataset's classes, -1 for all.</param>
/// <param name="Size">Position among sizes, -1 for all.</param>
/// <param name="OfBoxes">Boxes and masks overlap differently.</param>
readonly record struct AgreementGroup(int Class, int Size, bool OfBoxes)
{
    public static AgreementGroup Of(Judged judged, IReadOnlyList<double> sizes) =>
        new(judged.Instance.Class, sizes.Count(from => judged.Agreement!.Area >= from), judged.Agreement!.OfBoxes);

    /// <summary>From the narrowest to the widest.</summary>
    public IEnumerable<AgreementGroup> Widened() => [this, this with { Class = -1 }, this with { Class = -1, Size = -1 }];
}
