using Assay.Kernels;

namespace Assay.Runtime.Injecting;

/// <summary>What counts as an object in a label map: connected pixels of a class, neither tiny nor more than half of what is labelled (that is background).</summary>
sealed class MapObjects
{
    readonly LabelMap map;
    readonly ComponentMap components;
    readonly int[] firsts; // the first pixel of each component
    readonly int[] order;

    /// <param name="hard">Others cannot be drawn.</param>
    public MapObjects(LabelMap map, int minPixels, HardObjects? hard = null)
    {
        this.map = map;
        components = ConnectedComponents.Find(map.Ids, map.Size.Width, map.Size.Height, Neighbours.Eight);
        firsts = FirstPixels();
        var most = (map.Ids.Length - map.Ids.Count(LabelMap.Void)) / 2;
        order = [.. Enumerable.Range(0, components.Components.Length).Where(i => components.Components[i].Area >= minPixels && components.Components[i].Area <= most && hard?.HasKey(firsts[i]) != false)];
    }

    public bool Any => order.Length > 0;

    public Cutout Draw(SeededRandom random) => Cutout.Of(components, order[random.Whole(0, order.Length - 1)], map);

    /// <summary>Those that can be drawn: the first pixel, the class, and all pixels.</summary>
    public IEnumerable<(int First, int Class, IEnumerable<int> Pixels)> All
    {
        get
        {
            var pixels = components.Runs.ToArray().SelectMany(run => Enumerable.Range(run.Row * map.Size.Width + run.Left, run.Length).Select(at => (run.Component, At: at))).ToLookup(pixel => pixel.Component, pixel => pixel.At);
            return order.Select(which => (firsts[which], (int)components.Components[which].Key, pixels[which]));
        }
    }

    int[] FirstPixels()
    {
        var first = new int[components.Components.Length];
        Array.Fill(first, int.MaxValue);
        foreach (var run in components.Runs)
            first[run.Component] = Math.Min(first[run.Component], run.Row * map.Size.Width + run.Left);
        return first;
    }
}
