namespace Assay.Runtime.Injecting.Kinds;

/// <summary>An object is annotated twice.</summary>
sealed class InstanceDuplicate : IInjection
{
    public string Name => "duplicate";
    public string Meaning => "an instance stands twice";
    public Evidence Of => Evidence.Instances;
    public bool HasStrength => false;

    public Change? Attempt(Subject subject, double strength, SeededRandom random) =>
        subject.Shapes.Draw(random) is var (position, mask)
        && InstanceEdit.From(subject, [.. subject.Instances, subject.Instances[position] with { SourceId = null }], null, mask) is { } change
            ? change with { Instance = $"#{subject.Instances.Count}", Class = subject.Instances[position].Class } : null;
}
