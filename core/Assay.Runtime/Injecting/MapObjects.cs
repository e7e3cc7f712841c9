using Assay.Kernels;

namespace Assay.Runtime.Injecting;

/// <summary>What counts as an object in a label map: connected pixels of a class, neither tiny nor more than half of what is labelled (that is background).</summary>
sealed class MapObjects
{
    readonly LabelMap map;
    readonly ComponentMap components;
    readonly int[] order;
    readonly int hardest;

    public MapObjects(LabelMap map, int minPixels, Doubt? doubt)
    {
        this.map = map;
        components = ConnectedComponents.Find(map.Ids, map.Size.Width, map.Size.Height, Neighbours.Eight);
        var most = (map.Ids.Length - map.Ids.Count(LabelMap.Void)) / 2;
        order = [.. Enumerable.Range(0, components.Components.Length).Where(i => components.Components[i].Area >= minPixels && components.Components[i].Area <= most)];
        hardest = order.Length;
        if (doubt?.Pixels is { } pixels)
            hardest = SortByDoubt(pixels);
    }

    public bool Any => order.Length > 0;

    /// <summary>Any object, or one of those that the reference doubts most.</summary>
    public Cutout Draw(SeededRandom random)
    {
        var chosen = order[random.Whole(0, hardest - 1)];
        return Cutout.Of(components, chosen, map);
    }

    /// <summary>The third with the highest mean doubt comes first, at least one.</summary>
    int SortByDoubt(float[] pixels)
    {
        var sums = new double[components.Components.Length];
        foreach (var run in components.Runs)
            foreach (var value in pixels.AsSpan(run.Row * components.Width + run.Left, run.Length))
                sums[run.Component] += value;
        var means = sums.Select((sum, i) => -sum / components.Components[i].Area).ToArray();
        var sorted = order.OrderBy(i => means[i]).ThenBy(i => i).ToArray();
        sorted.CopyTo(order, 0);
        return (order.Length + 2) / 3;
    }
}
