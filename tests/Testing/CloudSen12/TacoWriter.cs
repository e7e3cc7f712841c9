using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Assay.Testing.CloudSen12;

/// <summary>Writes TACO containers of both versions from one source: samples of named items, with further columns.</summary>
public static class TacoWriter
{
    /// <summary>A sample is a folder of items.</summary>
    public sealed record Sample(string Id, IReadOnlyList<(string Id, byte[] Bytes)> Items);

    /// <summary>Version 1: tortillas within a taco.</summary>
    public static byte[] First(IReadOnlyList<Sample> samples, Action<ParquetWriter>? columns = null) =>
        Tortilla("WX", [.. samples.Select(sample => (sample.Id, Tortilla("#y", sample.Items, "GTiff", _ => { })))], "TORTILLA", columns ?? (_ => { }));

    /// <summary>One level of version 1.</summary>
    public static byte[] Tortilla(string magic, IReadOnlyList<(string Id, byte[] Bytes)> items, string format, Action<ParquetWriter> columns)
    {
        const int pile = 200;
        var offsets = items.Select((_, i) => pile + (long)items.Take(i).Sum(item => item.Bytes.Length)).ToArray();
        var table = new ParquetWriter().Text("tortilla:id", [.. items.Select(item => item.Id)]).Whole("tortilla:offset", [.. offsets])
            .Whole("tortilla:length", [.. items.Select(item => (long?)item.Bytes.Length)]).Text("tortilla:file_format", [.. items.Select(_ => format)]);
        columns(table);
        var (footer, bytes) = (table.ToBytes(), items.SelectMany(item => item.Bytes).ToArray());
        var head = new byte[pile];
        Encoding.ASCII.GetBytes(magic, head);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(2), pile + bytes.Length);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(10), footer.Length);
        return [.. head, .. bytes, .. footer];
    }

    /// <summary>Version 2: a ZIP whose first entry says where the tables are.</summary>
    public static void Second(string path, IReadOnlyList<Sample> samples, Action<ParquetWriter>? columns = null)
    {
        // Twice: offsets are known only when everything stands where it stays; numbers are of fixed width here, so the second time nothing moves.
        Dictionary<string, (long Offset, long Length)> places = [];
        for (var round = 0; round < 2; round++)
        {
            using (var file = File.Create(path))
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
            {
                Add(zip, "TACO_HEADER", Header([places.GetValueOrDefault("METADATA/level0.parquet"), places.GetValueOrDefault("COLLECTION.json")]));
                foreach (var (name, bytes) in Entries(samples, places, columns))
                    Add(zip, name, bytes);
                Add(zip, "COLLECTION.json", "{}"u8.ToArray());
            }
            places = Places(path);
        }
    }

    /// <summary>Version 2 as a folder.</summary>
    public static void Folder(string path, IReadOnlyList<Sample> samples, Action<ParquetWriter>? columns = null)
    {
        foreach (var (name, bytes) in Entries(samples, [], columns))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(path, name))!);
            File.WriteAllBytes(Path.Combine(path, name), bytes);
        }
    }

    static IEnumerable<(string Name, byte[] Bytes)> Entries(IReadOnlyList<Sample> samples, Dictionary<string, (long Offset, long Length)> places, Action<ParquetWriter>? columns)
    {
        foreach (var sample in samples)
            foreach (var (id, bytes) in sample.Items)
                yield return ($"DATA/{sample.Id}/{id}", bytes);
        foreach (var sample in samples)
            yield return ($"DATA/{sample.Id}/__meta__", Table([.. sample.Items.Select(item => item.Id), "__TACOPAD__0"], "FILE", id => $"DATA/{sample.Id}/{id}", places).ToBytes());
        var top = Table([.. samples.Select(sample => sample.Id)], "FOLDER", id => $"DATA/{id}/__meta__", places);
        columns?.Invoke(top);
        yield return ("METADATA/level0.parquet", top.ToBytes());
    }

    static ParquetWriter Table(string[] ids, string type, Func<string, string> name, Dictionary<string, (long Offset, long Length)> places) =>
        new ParquetWriter().Text("id", ids).Text("type", [.. ids.Select(_ => type)]).Whole("internal:offset", [.. ids.Select(id => (long?)places.GetValueOrDefault(name(id)).Offset)])
            .Whole("internal:size", [.. ids.Select(id => (long?)places.GetValueOrDefault(name(id)).Length)]);

    static byte[] Header((long Offset, long Length)[] places)
    {
        var bytes = new byte[116];
        bytes[0] = (byte)places.Length;
        foreach (var (i, place) in places.Index())
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(4 + 16 * i), place.Offset);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(12 + 16 * i), place.Length);
        }
        return bytes;
    }

    static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(bytes);
    }

    /// <summary>Where the bytes of each entry begin, from the local headers.</summary>
    static Dictionary<string, (long Offset, long Length)> Places(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Dictionary<string, (long, long)> places = [];
        using var zip = ZipFile.OpenRead(path);
        var at = 0;
        foreach (var entry in zip.Entries)
        {
            var data = at + 30 + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 26)) + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 28));
            places[entry.FullName] = (data, entry.Length);
            at = data + (int)entry.Length;
        }
        return places;
    }
}
