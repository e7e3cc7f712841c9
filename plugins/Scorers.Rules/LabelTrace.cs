using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Assay.Scorers.Rules;

/// <summary>What is remembered of labels, to tell whether two images have the same ones.</summary>
/// <param name="All">A hash of classes and geometry, to a hundredth of a pixel, in any order.</param>
/// <param name="Classes">A hash of how many objects there are of each class, of tags, and of the classes with at least a hundredth of a map.</param>
readonly record struct LabelTrace(ulong All, ulong Classes)
{
    public static LabelTrace Of(Labels labels)
    {
        var objects = labels.Instances ?? [];
        var tags = string.Join(' ', (labels.Tags ?? []).Order());
        var map = labels.Map is { } ids ? MemoryMarshal.AsBytes(ids.Ids) : [];
        return new LabelTrace(
            Hash(string.Join('\n', objects.Select(Text).Order(StringComparer.Ordinal)) + "\n\n" + tags, map),
            Hash(string.Join(' ', objects.CountBy(one => (one.Class, one.Crowd)).OrderBy(entry => entry.Key).Select(entry => $"{entry.Key.Class}:{entry.Key.Crowd}:{entry.Value}"))
                + "\n" + tags + "\n" + string.Join(' ', ClassesOf(labels.Map)), []));
    }

    static string Text(Instance one) => $"{one.Class} {one.Crowd} " + one.Geometry switch
    {
        BoxGeometry(var box) => Text([box.X, box.Y, box.Width, box.Height]),
        PolygonGeometry(var parts) => string.Join('/', parts.Select(Text)),
        MaskGeometry(var mask) => string.Join(' ', mask.Counts.ToArray()),
        _ => "",
    };

    static string Text(double[] numbers) => string.Join(' ', numbers.Select(number => Math.Round(number, 2).ToString("R", CultureInfo.InvariantCulture)));

    static IEnumerable<int> ClassesOf(LabelMap? map)
    {
        if (map is null)
            return [];
        var counts = new int[ushort.MaxValue + 1];
        foreach (var id in map.Ids)
            counts[id]++;
        var least = map.Size.Area / 100.0;
        return Enumerable.Range(0, LabelMap.Void).Where(id => counts[id] > 0 && counts[id] >= least);
    }

    static ulong Hash(string text, ReadOnlySpan<byte> more)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData(more);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash.GetHashAndReset());
    }
}
