using System.Text;

namespace Assay.Kernels.Codecs;

/// <summary>
/// Walks the fields of one Protocol Buffers message (developers.google.com/protocol-buffers/docs/encoding). What is not asked for is skipped without being read. A length that
/// leaves the message is an error, so nesting cannot run beyond the file.
/// </summary>
ref struct ProtobufFields(ReadOnlySpan<byte> message, long start)
{
    readonly ReadOnlySpan<byte> message = message;
    int at;

    /// <summary>The field's number.</summary>
    public int Number { get; private set; }

    /// <summary>How the value is stored: 0 integer, 1 eight bytes, 2 bytes of a stated length, 5 four bytes.</summary>
    public int Wire { get; private set; }

    /// <summary>The value of an integer field.</summary>
    public long Integer { get; private set; }

    /// <summary>The bytes of a field that has a length.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Where <see cref="Bytes"/> begin in the file.</summary>
    public long Start { get; private set; }

    /// <summary>The bytes as text.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The bytes as a message.</summary>
    public readonly ProtobufFields Message => new(Bytes, Start);

    /// <summary>Moves to the next field; false at the end of the message.</summary>
    /// <exception cref="InvalidDataException">Truncated, or no message.</exception>
    public bool Next()
    {
        if (at == message.Length)
            return false;
        var from = at;
        var key = Varint();
        (Number, Wire) = ((int)(key >> 3 & int.MaxValue), (int)(key & 7));
        if (Number == 0 || key >> 3 > 536_870_911 || Wire is not (0 or 1 or 2 or 5))
            throw new InvalidDataException($"byte {start + from}: no field of a Protocol Buffers message begins here; is this an ONNX file?");
        Integer = Wire == 0 ? Varint() : 0;
        Bytes = Wire switch { 0 => default, 1 => Take(8), 5 => Take(4), _ => Take(Varint()) };
        return true;
    }

    ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > message.Length - at)
            throw new InvalidDataException($"byte {start + at}: {length} bytes should follow, {message.Length - at} do; the file is truncated, copy or export it again");
        Start = start + at;
        at += (int)length;
        return message.Slice(at - (int)length, (int)length);
    }

    long Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70 && at < message.Length; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
                return (long)value;
        }
        throw new InvalidDataException($"byte {start + at}: a number does not end here; the file is truncated or not an ONNX file");
    }
}
