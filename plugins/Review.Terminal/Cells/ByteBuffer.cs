using System.Text;

namespace Assay.Review.Terminal;

/// <summary>Bytes that grow and are used again, so that a frame allocates nothing.</summary>
sealed class ByteBuffer
{
    byte[] bytes = new byte[1 << 16];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Shrink(int count) => Length -= count;

    public void Replace(int at, byte value) => bytes[at] = value;

    public void Add(byte value)
    {
        Grow(1);
        bytes[Length++] = value;
    }

    public void Add(ReadOnlySpan<byte> values)
    {
        Grow(values.Length);
        values.CopyTo(bytes.AsSpan(Length));
        Length += values.Length;
    }

    public void Add(Rune rune)
    {
        Grow(4);
        Length += rune.EncodeToUtf8(bytes.AsSpan(Length));
    }

    /// <summary>Decimal digits of a number from 0 to 9999.</summary>
    public void AddNumber(int number)
    {
        Grow(4);
        if (number >= 1000)
            bytes[Length++] = (byte)('0' + number / 1000);
        if (number >= 100)
            bytes[Length++] = (byte)('0' + number / 100 % 10);
        if (number >= 10)
            bytes[Length++] = (byte)('0' + number / 10 % 10);
        bytes[Length++] = (byte)('0' + number % 10);
    }

    void Grow(int more)
    {
        if (Length + more > bytes.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + more));
    }
}
