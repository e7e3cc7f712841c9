using System.Buffers.Binary;
using System.Text;

namespace Assay.Kernels.Codecs;

/// <summary>Collects the fields of an image and writes its directory, low bytes first. Values that do not fit into a field stand before the directory.</summary>
sealed class TiffFields(bool big)
{
    readonly SortedDictionary<ushort, (ushort Type, long Count, byte[] Values)> fields = [];

    public void AddShorts(ushort tag, params ReadOnlySpan<ushort> values)
    {
        var bytes = new byte[values.Length * 2];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * 2), values[i]);
        fields.Add(tag, (3, values.Length, bytes));
    }

    /// <summary>64 bits each in BigTIFF, else 32.</summary>
    public void AddIntegers(ushort tag, params ReadOnlySpan<long> values)
    {
        var bytes = new byte[values.Length * (big ? 8 : 4)];
        for (var i = 0; i < values.Length; i++)
            Number(bytes.AsSpan(i * (big ? 8 : 4)), values[i]);
        fields.Add(tag, ((ushort)(big ? 16 : 4), values.Length, bytes));
    }

    public void AddDoubles(ushort tag, params ReadOnlySpan<double> values)
    {
        var bytes = new byte[values.Length * 8];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * 8), values[i]);
        fields.Add(tag, (12, values.Length, bytes));
    }

    public void AddText(ushort tag, string text)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text), 0];
        fields.Add(tag, (2, bytes.Length, bytes));
    }

    /// <summary>Writes everything at the stream's end; returns where the directory stands.</summary>
    public long Write(Stream to)
    {
        var inline = big ? 8 : 4;
        var places = new Dictionary<ushort, long>();
        foreach (var (tag, (_, _, values)) in fields)
            if (values.Length > inline)
            {
                Align(to);
                places.Add(tag, to.Position);
                to.Write(values);
            }
        Align(to);
        var at = to.Position;
        Span<byte> entry = stackalloc byte[20];
        BinaryPrimitives.WriteInt64LittleEndian(entry, fields.Count);
        to.Write(entry[..(big ? 8 : 2)]);
        foreach (var (tag, (type, count, values)) in fields)
        {
            entry.Clear();
            BinaryPrimitives.WriteUInt16LittleEndian(entry, tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], type);
            Number(entry[4..], count);
            if (places.TryGetValue(tag, out var place))
                Number(entry[(4 + inline)..], place);
            else
                values.CopyTo(entry[(4 + inline)..]);
            to.Write(entry[..(4 + 2 * inline)]);
        }
        entry.Clear();
        to.Write(entry[..inline]);
        return at;
    }

    void Number(Span<byte> to, long value)
    {
        if (big)
            BinaryPrimitives.WriteInt64LittleEndian(to, value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(to, checked((uint)value));
    }

    /// <summary>To an even byte, as TIFF 6.0 wants it; to a multiple of 8 in BigTIFF.</summary>
    static void Align(Stream to)
    {
        while (to.Position % 8 != 0)
            to.WriteByte(0);
    }
}
