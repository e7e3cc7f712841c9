namespace Assay.Scorers.Instances;

/// <summary>What became of one object of the reference, for every size and threshold; bits as <see cref="CocoRules.Bit"/> places them.</summary>
/// <param name="Sample">Position among the samples that a survey has seen.</param>
/// <param name="Rank">Position among the objects of its class in the sample, the surest first.</param>
/// <param name="Matched">It has a label.</param>
/// <param name="Ignored">It counts as neither right nor wrong.</param>
readonly record struct CocoHit(int Sample, int Rank, double Score, ulong Matched, ulong Ignored)
{
    public bool IsMatched(int size, int iou) => (Matched >> CocoRules.Bit(size, iou) & 1) > 0;

    public bool IsIgnored(int size, int iou) => (Ignored >> CocoRules.Bit(size, iou) & 1) > 0;
}
