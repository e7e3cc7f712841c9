namespace Assay.Formats.CloudSen12.Taco;

/// <summary>
/// A TACO container, of version 1 (a table and bytes behind each other), version 2 (a ZIP without compression) or as the folder that version 2 also allows. Nothing is unpacked: items say which
/// bytes of which file they are. Immutable; errors are <see cref="InvalidDataException"/> and say the byte.
/// </summary>
public abstract class TacoContainer
{
    /// <summary>Opens a container by its first bytes; a folder has <c>METADATA/level0.parquet</c>.</summary>
    /// <exception cref="InvalidDataException">It is none, or damaged.</exception>
    public static TacoContainer Open(string path)
    {
        if (Directory.Exists(path))
            return new TacoFolder(path);
        Span<byte> head = stackalloc byte[4];
        using (var file = File.OpenHandle(path))
            head = head[..RandomAccess.Read(file, head, 0)];
        return head.StartsWith("PK\x03\x04"u8) ? new TacoZip(path)
            : head.StartsWith("WX"u8) || head.StartsWith("#y"u8) ? new Tortilla(path)
            : throw new InvalidDataException("byte 0: not a TACO container, it should begin with WX or #y (version 1) or be a ZIP (version 2)");
    }

    /// <summary>The items at the top, in order; rows that only fill up are left out.</summary>
    public abstract IReadOnlyList<TacoItem> Items { get; }

    /// <summary>What a folder holds, in order. Thread-safe.</summary>
    public abstract IReadOnlyList<TacoItem> Children(TacoItem folder);

    /// <summary>Reads an item's bytes.</summary>
    public static byte[] Read(TacoItem item) => FileRange.Read(item.File, item.Offset, item.Length);
}
