namespace Assay.Runtime.Injecting.Kinds;

/// <summary>An object of a label map is left out.</summary>
sealed class MapDrop : IInjection
{
    public string Name => "drop";
    public string Meaning => "an object is left out, what surrounds it is labelled in its place; strength: the share of the object";
    public Evidence Of => Evidence.LabelMap;
    public bool HasStrength => true;

    public Change? Attempt(Subject subject, double strength, SeededRandom random)
    {
        if (!subject.Objects.Any)
            return null;
        var old = subject.Objects.Draw(random);
        old = old.Grown(old.HalfWidth);
        var gone = Part.Of(old, strength, random);
        var left = new byte[gone.Length];
        for (var i = 0; i < left.Length; i++)
            left[i] = (byte)(old.Mask[i] - gone[i]);
        return MapEdit.Reshape(subject, old, left) is { Labels.Map: { } map } change ? change with { NewClass = MostOf(old, gone, map) } : null;
    }

    /// <summary>The class that most of the marked pixels have; the first of several.</summary>
    internal static int? MostOf(Cutout cutout, byte[] marked, LabelMap map) => Enumerable.Range(0, marked.Length).Where(i => marked[i] != 0).Select(i => map.Ids[cutout.InFrame(i)])
        .Where(id => id != LabelMap.Void).GroupBy(id => id).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => (int?)group.Key).FirstOrDefault();
}
