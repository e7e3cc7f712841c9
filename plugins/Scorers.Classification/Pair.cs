namespace Assay.Scorers.Classification;

/// <summary>A given class and another one, of one question.</summary>
readonly record struct Pair(int Question, int Given, int Other) : IComparable<Pair>
{
    public int CompareTo(Pair other) => (Question, Given, Other).CompareTo((other.Question, other.Given, other.Other));

    public void Write(BinaryWriter to)
    {
        to.Write(Question);
        to.Write(Given);
        to.Write(Other);
    }

    public static Pair Read(BinaryReader from) => new(from.ReadInt32(), from.ReadInt32(), from.ReadInt32());
}
