namespace Assay.Runtime.Running;

/// <summary>Where instances come from, in the order of the table: the labels, references in pipeline order, then the regions of each step.</summary>
sealed class Sides
{
    readonly string[] names;
    readonly Dictionary<string, int> places = [];

    public Sides(IEnumerable<string> references, IEnumerable<string> steps)
    {
        names = [InstanceItem.LabelSide, .. references, .. steps.Select(InstanceItem.RegionSide)];
        foreach (var (place, name) in names.Index())
            places[name] = place;
    }

    public string this[int place] => names[place];

    public int Of(string name) =>
        places.TryGetValue(name, out var place) ? place : throw new ArgumentException($"'{name}' is neither the label nor a reference nor a step's regions", nameof(name));
}
