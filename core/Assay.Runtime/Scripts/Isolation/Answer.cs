namespace Assay.Runtime.Scripts.Isolation;

/// <summary>What came of one exam: a score, or why there is none.</summary>
sealed record Answer(Score? Score, AssayException? Failure)
{
    enum Kind : byte
    {
        Score,
        Data,
        Script,
    }

    public Score Result() => Failure is null ? Score! : throw Failure;

    public void Write(BinaryWriter to)
    {
        to.Write((byte)(Failure is null ? Kind.Score : Failure is DataException ? Kind.Data : Kind.Script));
        if (Failure is null)
        {
            ExamWire.Write(to, Score!);
            return;
        }
        WireText.Write(to, Failure.Code);
        WireText.Write(to, Failure.Message);
        WireText.Write(to, (Failure as DataException)?.File);
        WireText.Write(to, (Failure as DataException)?.Place);
    }

    /// <exception cref="EndOfStreamException">The other side is gone.</exception>
    public static Answer Read(BinaryReader from)
    {
        var kind = (Kind)from.ReadByte();
        if (kind == Kind.Score)
            return new Answer(ExamWire.ReadScore(from), null);
        var (code, message, file, place) = (WireText.Read(from)!, WireText.Read(from)!, WireText.Read(from), WireText.Read(from));
        return new Answer(null, kind == Kind.Data ? new DataException(code, message, file, place) : new ScriptException(code, message, []));
    }
}
