namespace Assay.Runtime.Injecting.Kinds;

/// <summary>An instance gets another class.</summary>
sealed class InstanceSwap : IInjection
{
    public string Name => "swap";
    public string Meaning => "an instance gets another class";
    public Evidence Of => Evidence.Instances;
    public bool HasStrength => false;

    public Change? Attempt(Subject subject, double strength, SeededRandom random)
    {
        if (subject.Classes.Count < 2 || subject.Shapes.Draw(random) is not var (position, mask))
            return null;
        var old = subject.Instances[position];
        var other = random.Whole(0, subject.Classes.Count - 2);
        var now = old with { Class = other < old.Class ? other : other + 1 };
        return InstanceEdit.From(subject, InstanceEdit.With(subject, position, now), mask, null) is { } change
            ? change with { Instance = InstanceEdit.NameOf(subject, position), Class = old.Class, NewClass = now.Class } : null;
    }
}
