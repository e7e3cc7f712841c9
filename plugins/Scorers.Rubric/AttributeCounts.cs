using System.Globalization;
using System.Text;

namespace Assay.Scorers.Rubric;

/// <summary>By attribute, in how many pairs both sides have it, they differ, only the label has it, and only the reference's object.</summary>
sealed class AttributeCounts
{
    readonly SortedDictionary<string, long[]> counts = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => counts.Keys;

    public long Compared(string name) => counts.TryGetValue(name, out var entry) ? entry[0] : 0;

    public void Add(Instance label, Instance reference, AttributesOptions options)
    {
        foreach (var attribute in ComparedAttribute.Of(label, reference, options))
            Add(attribute.Name, 1, attribute.Agrees ? 0 : 1, 0, 0);
        foreach (var name in label.Attributes.Keys.Where(name => !reference.Attributes.ContainsKey(name) && ComparedAttribute.IsWanted(name, options)))
            Add(name, 0, 0, 1, 0);
        foreach (var name in reference.Attributes.Keys.Where(name => !label.Attributes.ContainsKey(name) && ComparedAttribute.IsWanted(name, options)))
            Add(name, 0, 0, 0, 1);
    }

    public void Merge(AttributeCounts other)
    {
        foreach (var (name, entry) in other.counts)
            Add(name, entry);
    }

    void Add(string name, params long[] more)
    {
        if (!counts.TryGetValue(name, out var entry))
            counts[name] = entry = new long[4];
        for (var i = 0; i < entry.Length; i++)
            entry[i] += more[i];
    }

    public DatasetTable ToTable() => new("attributes", ["attribute", "compared", "differing", "share", "only_label", "only_reference"], [.. counts.Select(entry => (IReadOnlyList<string>)
        [entry.Key, Text(entry.Value[0]), Text(entry.Value[1]), entry.Value[0] == 0 ? "" : ((double)entry.Value[1] / entry.Value[0]).ToString("R", CultureInfo.InvariantCulture), Text(entry.Value[2]), Text(entry.Value[3])])]);

    static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(counts.Count);
        foreach (var (name, entry) in counts)
        {
            writer.Write(name);
            foreach (var count in entry)
                writer.Write(count);
        }
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        for (var left = reader.ReadInt32(); left > 0; left--)
            Add(reader.ReadString(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
    }
}
