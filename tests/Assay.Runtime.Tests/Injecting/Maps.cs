using Assay.Runtime.Injecting;

namespace Assay.Runtime.Tests.Injecting;

/// <summary>Label maps drawn as text, with an error put in.</summary>
static class Maps
{
    public static ClassList Classes { get; } = ClassList.Named("ground", "water", "cloud", "road");

    public static Subject Subject(LabelMap map, int minPixels = 1) => new(map.Size, Classes, new Labels { Map = map }, minPixels);

    public static Change? Inject(string kind, string map, double strength, int seed = 1, int minPixels = 1) => Inject(kind, Subject(LabelMap.Parse(map), minPixels), strength, seed);

    public static Change? Inject(string kind, Subject subject, double strength, int seed) =>
        Injections.Choose([kind], Evidence.LabelMap).Single().Attempt(subject, strength, SeededRandom.For(seed, "sample"));

    public static string Text(Change? change)
    {
        var map = change!.Labels.Map!;
        return string.Join('/', Enumerable.Range(0, map.Size.Height).Select(y => string.Concat(Enumerable.Range(0, map.Size.Width).Select(x => map.Ids[y * map.Size.Width + x] is LabelMap.Void ? "." : $"{map.Ids[y * map.Size.Width + x]}"))));
    }
}
