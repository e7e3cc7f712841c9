namespace Assay.Runtime.Injecting.Kinds;

/// <summary>An image gets another class.</summary>
sealed class TagSwap : IInjection
{
    public string Name => "swap";
    public string Meaning => "a class of an image is exchanged for one that it does not have";
    public Evidence Of => Evidence.ClassScores;
    public bool HasStrength => false;

    public Change? Attempt(Subject subject, double strength, SeededRandom random)
    {
        if (TagEdit.Draw(subject, random) is not { } old)
            return null;
        var others = Enumerable.Range(0, subject.Classes.Count).Except(subject.Tags).ToArray();
        if (others.Length == 0)
            return null;
        var now = others[random.Whole(0, others.Length - 1)];
        return TagEdit.From(subject, [.. subject.Tags.Select(tag => tag == old ? now : tag)], old) with { NewClass = now };
    }
}
