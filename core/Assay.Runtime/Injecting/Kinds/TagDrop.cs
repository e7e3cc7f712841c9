namespace Assay.Runtime.Injecting.Kinds;

/// <summary>One of an image's classes is left out. The last stays: without any an image would count as not annotated.</summary>
sealed class TagDrop : IInjection
{
    public string Name => "drop";
    public string Meaning => "one of several classes of an image is left out";
    public Evidence Of => Evidence.ClassScores;
    public bool HasStrength => false;

    public Change? Attempt(Subject subject, double strength, SeededRandom random) =>
        subject.Tags.Distinct().Count() > 1 && TagEdit.Draw(subject, random) is { } old ? TagEdit.From(subject, [.. subject.Tags.Where(tag => tag != old)], old) : null;
}
