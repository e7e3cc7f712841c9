namespace Assay.Runtime.Injecting.Kinds;

/// <summary>An object of a label map gets another class.</summary>
sealed class MapSwap : IInjection
{
    public string Name => "swap";
    public string Meaning => "an object gets another class; strength: the share of the object";
    public Evidence Of => Evidence.LabelMap;
    public bool HasStrength => true;

    public Change? Attempt(Subject subject, double strength, SeededRandom random)
    {
        if (!subject.Objects.Any)
            return null;
        var old = subject.Objects.Draw(random);
        old = old.Grown(old.HalfWidth);
        var part = Part.Of(old, strength, random);
        return Other(subject, old, random) is { } newClass ? MapEdit.Paint(subject, old, part, newClass) : null;
    }

    /// <summary>Another class, and not the one that mostly surrounds the object unless there is no third: that would be a drop.</summary>
    static int? Other(Subject subject, Cutout old, SeededRandom random)
    {
        var surrounds = MapEdit.Around(subject, old) is { } around ? around.Where((id, i) => old.Mask[i] != 0 && id != LabelMap.Void)
            .GroupBy(id => (int)id).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).FirstOrDefault()?.Key : null;
        var others = Enumerable.Range(0, subject.Classes.Count).Where(position => position != old.Class).ToList();
        if (others.Count > 1 && surrounds is { } background)
            others.Remove(background);
        return others.Count == 0 ? null : others[random.Whole(0, others.Count - 1)];
    }
}
