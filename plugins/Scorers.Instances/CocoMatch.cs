namespace Assay.Scorers.Instances;

/// <summary>What an object of the reference was matched with at IoU 0.5, over all sizes, as the table of matches lists it.</summary>
sealed record CocoMatch(string Sample, CocoShape Shape, int Class, string Seen, string Label, bool Ignored)
{
    public static CocoMatch Of(string sample, CocoShape shape, CocoCell cell, IReadOnlyList<CocoObject> labels, int seen) => new(
        sample, shape, cell.Seen[seen].Instance.Class, Name(cell.Seen[seen]), cell.First[seen] is >= 0 and var label ? Name(labels[label]) : "", cell.Hit(seen, 0).IsIgnored(0, 0));

    /// <summary>The id the file gave it, else its place behind a '#'.</summary>
    static string Name(CocoObject one) => one.Instance.SourceId ?? FormattableString.Invariant($"#{one.Index}");

    public void Write(BinaryWriter to)
    {
        to.Write(Sample);
        to.Write((byte)Shape);
        to.Write(Class);
        to.Write(Seen);
        to.Write(Label);
        to.Write(Ignored);
    }

    public static CocoMatch Read(BinaryReader from) => new(from.ReadString(), (CocoShape)from.ReadByte(), from.ReadInt32(), from.ReadString(), from.ReadString(), from.ReadBoolean());
}
