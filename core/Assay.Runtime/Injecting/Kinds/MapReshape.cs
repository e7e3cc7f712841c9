namespace Assay.Runtime.Injecting.Kinds;

/// <summary>An object of a label map is drawn wrongly.</summary>
sealed class MapReshape(IReshaping reshaping) : IInjection
{
    public string Name => reshaping.Name;
    public string Meaning => reshaping.Meaning;
    public Evidence Of => Evidence.LabelMap;
    public bool HasStrength => true;

    public Change? Attempt(Subject subject, double strength, SeededRandom random)
    {
        if (!subject.Objects.Any)
            return null;
        var old = subject.Objects.Draw(random);
        old = old.Grown(reshaping.Reach(old, strength) + 2);
        return reshaping.Draw(old, strength, random) is { } shape && shape.Contains((byte)1) ? MapEdit.Reshape(subject, old, shape) : null;
    }
}
