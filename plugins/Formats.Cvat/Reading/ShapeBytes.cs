using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Assay.Formats.Cvat.Reading;

/// <summary>Shapes as bytes, a quarter of their text. Numbers with two decimals, or none, are differences of whole numbers; the rest are doubles. Nothing is rounded.</summary>
sealed class ShapeBytes
{
    const int ByHundredth = 100;

    byte[] buffer = new byte[4096];
    int count;

    public ReadOnlySpan<byte> Write(CvatShape shape)
    {
        count = 0;
        Append(shape);
        return buffer.AsSpan(0, count);
    }

    void Append(CvatShape shape)
    {
        Number((int)shape.Kind | (shape.Outside ? 16 : 0) | (shape.Keyframe ? 32 : 0) | (shape.Occluded is { } occluded ? occluded ? 192 : 64 : 0));
        Text(shape.Label);
        Number(Zigzag(shape.ZOrder));
        Number(Zigzag(shape.Group));
        Number(Zigzag(shape.Frame));
        Number((ulong)shape.Line);
        Number((ulong)shape.Column);
        OptionalText(shape.Source);
        OptionalText(shape.Track);
        OptionalText(shape.Id);
        Double(shape.Rotation);
        Number((ulong)shape.Attributes.Count);
        foreach (var (name, value) in shape.Attributes)
        {
            Text(name);
            Text(value);
        }
        Numbers(shape.Numbers, shape.Kind == ShapeKind.Mask ? 1 : ByHundredth);
        Number((ulong)shape.Elements.Count);
        foreach (var element in shape.Elements)
            Append(element);
    }

    void Numbers(double[] numbers, int scale)
    {
        Number((ulong)numbers.Length);
        long beforeX = 0, beforeY = 0;
        foreach (var number in numbers)
        {
            var scaled = (long)Math.Round(number * scale);
            if ((double)scaled / scale == number && !(scaled == 0 && double.IsNegative(number)))
            {
                Number(Zigzag(scaled - beforeX) + 1);
                (beforeX, beforeY) = (beforeY, scaled);
                continue;
            }
            Number(0);
            Double(number);
        }
    }

    void OptionalText(string? text)
    {
        Number(text is null ? 0ul : 1);
        if (text is not null)
            Text(text);
    }

    void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number((ulong)length);
        Reserve(length);
        count += Encoding.UTF8.GetBytes(text, buffer.AsSpan(count));
    }

    void Double(double value)
    {
        Reserve(8);
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.AsSpan(count), value);
        count += 8;
    }

    void Number(int value) => Number((ulong)value);

    void Number(ulong value)
    {
        Reserve(10);
        for (; value >= 128; value >>= 7)
            buffer[count++] = (byte)(value | 128);
        buffer[count++] = (byte)value;
    }

    static ulong Zigzag(long value) => (ulong)(value << 1 ^ value >> 63);

    void Reserve(int length)
    {
        if (buffer.Length - count < length)
            Array.Resize(ref buffer, Math.Max(2 * buffer.Length, count + length));
    }

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static CvatShape Read(ReadOnlySpan<byte> bytes) => new Reader(bytes).Shape();

    ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        readonly ReadOnlySpan<byte> bytes = bytes;
        int at;

        public CvatShape Shape()
        {
            var flags = (int)Number();
            var shape = new CvatShape
            {
                Kind = (ShapeKind)(flags & 15),
                Outside = (flags & 16) != 0,
                Keyframe = (flags & 32) != 0,
                Occluded = (flags & 64) != 0 ? (flags & 128) != 0 : null,
                Label = Text(),
                ZOrder = (int)Signed(),
                Group = (int)Signed(),
                Frame = (int)Signed(),
                Line = (int)Number(),
                Column = (int)Number(),
                Source = OptionalText(),
                Track = OptionalText(),
                Id = OptionalText(),
                Rotation = Double(),
            };
            for (var left = Number(); left > 0; left--)
                shape.Attributes.Add(new(Text(), Text()));
            shape.Numbers = Numbers(shape.Kind == ShapeKind.Mask ? 1 : ByHundredth);
            for (var left = Number(); left > 0; left--)
                shape.Elements.Add(Shape());
            return shape;
        }

        double[] Numbers(int scale)
        {
            var numbers = new double[Number()];
            long beforeX = 0, beforeY = 0;
            for (var i = 0; i < numbers.Length; i++)
            {
                if (Number() is > 0 and var code)
                {
                    var scaled = beforeX + Signed(code - 1);
                    numbers[i] = (double)scaled / scale;
                    (beforeX, beforeY) = (beforeY, scaled);
                }
                else
                    numbers[i] = Double();
            }
            return numbers;
        }

        string? OptionalText() => Number() == 0 ? null : Text();

        string Text()
        {
            var length = (int)Number();
            var text = Encoding.UTF8.GetString(bytes.Slice(at, length));
            at += length;
            return text;
        }

        double Double()
        {
            var value = MemoryMarshal.Read<double>(bytes[at..]);
            at += 8;
            return BitConverter.IsLittleEndian ? value : BitConverter.Int64BitsToDouble(BinaryPrimitives.ReverseEndianness(BitConverter.DoubleToInt64Bits(value)));
        }

        long Signed() => Signed(Number());

        static long Signed(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

        ulong Number()
        {
            var value = 0ul;
            for (var shift = 0; ; shift += 7)
            {
                var part = bytes[at++];
                value |= (ulong)(part & 127) << shift;
                if (part < 128)
                    return value;
            }
        }
    }
}
