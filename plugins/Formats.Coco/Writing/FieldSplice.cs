using System.Buffers;
using System.Text;
using Assay.Formats.Coco.Reading;

namespace Assay.Formats.Coco.Writing;

/// <summary>The text of an object with other values in some of its fields, and byte for byte the rest.</summary>
sealed class FieldSplice
{
    readonly ArrayBufferWriter<byte> to = new(1 << 12);

    /// <param name="raw">An object that has been read before, with a field or more.</param>
    /// <param name="fields">Names and values as JSON; one that the object lacks is put first.</param>
    /// <returns>Valid until the next call.</returns>
    public ReadOnlySpan<byte> Replace(scoped ReadOnlySpan<byte> raw, params scoped ReadOnlySpan<(string Name, string Value)> fields)
    {
        to.ResetWrittenCount();
        var (done, found) = (1, 0u);
        to.Write("{"u8);
        var head = to.WrittenCount;
        var walk = new JsonFields(raw);
        while (walk.Next())
            for (var i = 0; i < fields.Length; i++)
                if (Encoding.UTF8.GetByteCount(fields[i].Name) == walk.Name.Length && Encoding.UTF8.GetString(walk.Name) == fields[i].Name)
                {
                    to.Write(raw[done..walk.ValueStart]);
                    Encoding.UTF8.GetBytes(fields[i].Value, to);
                    (done, found) = (walk.ValueStart + walk.Value.Length, found | 1u << i);
                }
        to.Write(raw[done..walk.End]);
        return found == (1u << fields.Length) - 1 ? to.WrittenSpan : WithMissing(to.WrittenSpan[head..].ToArray(), fields, found);
    }

    ReadOnlySpan<byte> WithMissing(byte[] rest, scoped ReadOnlySpan<(string Name, string Value)> fields, uint found)
    {
        to.ResetWrittenCount();
        to.Write("{"u8);
        for (var i = 0; i < fields.Length; i++)
            if ((found & 1u << i) == 0)
                Encoding.UTF8.GetBytes($"\"{fields[i].Name}\":{fields[i].Value},", to);
        to.Write(rest);
        return to.WrittenSpan;
    }
}
