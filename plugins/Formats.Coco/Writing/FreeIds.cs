using System.Globalization;

namespace Assay.Formats.Coco.Writing;

/// <summary>Ids that are unique in one file: those that are free stay, others get the next number behind all of them.</summary>
/// <param name="highest">Of the ids that may come; asked when the first number is needed.</param>
sealed class FreeIds(Func<long> highest)
{
    readonly HashSet<string> taken = new(StringComparer.Ordinal);
    long? last;

    /// <param name="id">As JSON; null: it has none.</param>
    /// <param name="changed">Whether it had one that is taken.</param>
    public string Take(string? id, out bool changed)
    {
        changed = false;
        if (id is not null && taken.Add(id))
            return id;
        changed = id is not null;
        last = (last ?? highest()) + 1;
        return last.Value.ToString(CultureInfo.InvariantCulture);
    }
}
