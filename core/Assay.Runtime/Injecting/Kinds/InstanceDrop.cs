namespace Assay.Runtime.Injecting.Kinds;

/// <summary>An instance is left out.</summary>
sealed class InstanceDrop : IInjection
{
    public string Name => "drop";
    public string Meaning => "an instance is left out";
    public Evidence Of => Evidence.Instances;
    public bool HasStrength => false;

    public Change? Attempt(Subject subject, double strength, SeededRandom random) =>
        subject.Shapes.Draw(random) is var (position, mask) && InstanceEdit.From(subject, InstanceEdit.Without(subject, position), mask, null) is { } change
            ? change with { Instance = InstanceEdit.NameOf(subject, position), Class = subject.Instances[position].Class } : null;
}
