namespace Assay.Scorers.Random;

/// <summary>Looks at nothing: a value in [0,1) from the seed and the sample's id, the same on every machine and in any order.</summary>
[Component("random", "A seeded random value per sample: the baseline that every other scorer has to beat.")]
public sealed class RandomScorer(RandomOptions options) : IScorer
{
    public IReadOnlyList<Need> Needs => [];

    public Evidence Labels => Evidence.None;

    public IReadOnlyList<Column> Columns { get; } = [new Column("")];

    // The upper 53 bits, as many as a double holds.
    public Score Examine(Exam exam) => (Mix(Hash(exam.Sample.Id) + (ulong)options.Seed * 0x9E3779B97F4A7C15) >> 11) * Math.ScaleB(1.0, -53);

    // FNV-1a, 64 bits, over UTF-16 code units (Fowler, Noll, Vo; RFC 9923 has the constants).
    static ulong Hash(string text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var character in text)
            hash = (hash ^ character) * 0x100000001B3;
        return hash;
    }

    // The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): ids that differ in one letter land far apart.
    static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
