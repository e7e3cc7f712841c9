using Assay.Kernels;

namespace Assay.Runtime.Injecting;

/// <summary>What counts as an object in a label map: connected pixels of a class, neither tiny nor more than half of what is labelled (that is background).</summary>
sealed class MapObjects
{
    readonly LabelMap map;
    readonly ComponentMap components;
    readonly int[] order;

    public MapObjects(LabelMap map, int minPixels)
    {
        this.map = map;
        components = ConnectedComponents.Find(map.Ids, map.Size.Width, map.Size.Height, Neighbours.Eight);
        var most = (map.Ids.Length - map.Ids.Count(LabelMap.Void)) / 2;
        order = [.. Enumerable.Range(0, components.Components.Length).Where(i => components.Components[i].Area >= minPixels && components.Components[i].Area <= most)];
    }

    public bool Any => order.Length > 0;

    public Cutout Draw(SeededRandom random) => Cutout.Of(components, order[random.Whole(0, order.Length - 1)], map);
}
