using System.Globalization;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>The classes of a reference that does not name them: the dataset's, and the further numbers that <c>map:</c> speaks of, named by their number.</summary>
static class Numbered
{
    /// <param name="planes">As of <see cref="ClassPairing.OfReference"/>: then numbers in between are classes too, of which nothing was said.</param>
    public static ClassList Extend(ClassList ours, ClassMapping mapping, bool planes)
    {
        var ids = ours.Select(entry => entry.Id).ToHashSet();
        var further = mapping.Map.Keys.Where(key => ours.Find(key) is null).Select(Number).OfType<int>().Where(id => ids.Add(id)).Order().ToArray();
        if (further.Length == 0)
            return ours;
        if (planes)
            further = ours.Select((entry, position) => entry.Id == position).All(same => same) ? [.. Enumerable.Range(ours.Count, further[^1] + 1 - ours.Count)] : [];
        return new ClassList([.. ours, .. further.Select(id => new Class(id, id.ToString(CultureInfo.InvariantCulture))).Where(entry => ours.Find(entry.Name) is null)]);
    }

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id < LabelMap.FirstStranger ? id : null;
}
