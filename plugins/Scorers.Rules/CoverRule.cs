using Assay.Kernels;

namespace Assay.Scorers.Rules;

/// <summary><c>covered</c>: of a label map, void pixels and those of the class called background; without one, pixels in no object.</summary>
static class CoverRule
{
    public static IEnumerable<Breach> Of(Exam exam, IReadOnlyList<LabelledObject> objects, RulesOptions options)
    {
        if (!options.Covered || exam.Sample.Labels is not { } labels || labels is { Map: null, Instances: null })
            yield break;
        var pixels = exam.Sample.Size.Area;
        var (nothing, background) = labels.Map is { } map ? InMap(map, options.Background is { } name ? exam.Classes.Find(name) : null) : (pixels - InObjects(objects), 0L);
        var share = (double)(nothing + background) / pixels;
        if (share <= options.MaxUncovered)
            yield break;
        var words = labels.Map is null ? $"{nothing} px in no object" : $"{nothing} px void" + (options.Background is null ? "" : $", {background} px {options.Background}");
        yield return new Breach(Rule.Covered, new Finding(FindingKind.Structure)
        {
            Tag = Rule.Covered,
            AreaPx = nothing + background,
            Detail = words,
            Measured = new Dictionary<string, double> { ["void_px"] = nothing, ["background_px"] = background, ["share"] = share },
        }, words);
    }

    static (long Void, long Background) InMap(LabelMap map, int? background)
    {
        long nothing = map.Ids.Count(LabelMap.Void);
        return (nothing, background is { } at ? map.Ids.Count((ushort)at) : 0);
    }

    static long InObjects(IReadOnlyList<LabelledObject> objects)
    {
        var masks = objects.Select(one => one.Mask).OfType<Rle>().Select(mask => mask.Counts.ToArray()).ToList();
        // Halves first: unions of small masks stay small.
        while (masks.Count > 1)
            masks = [.. masks.Chunk(2).Select(pair => pair.Length == 2 ? RunLengths.Union(pair[0], pair[1]) : pair[0])];
        return masks.Count == 0 ? 0 : RunLengths.Area(masks[0]);
    }
}
