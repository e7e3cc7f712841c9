namespace Assay.Kernels.Codecs;

/// <summary>Blocks of a sequential scan (T.81 F.2.2): all coefficients at once, so samples at once.</summary>
sealed class SequentialBlocks : JpegBlocks
{
    readonly short[] block = new short[64];

    public override void Decode(ref JpegBits bits, JpegComponent component, int x, int y)
    {
        Array.Clear(block);
        block[0] = (short)TakeDc(ref bits, component);
        var last = TakeAc(ref bits, component.Ac!, block);
        InverseTransform.Write(block, last, component, x, y);
    }

    /// <summary>Returns how far the block has coefficients, in zigzag order. The state of the bits is held in locals: this is where the time goes.</summary>
    static int TakeAc(ref JpegBits bits, JpegHuffman table, Span<short> block)
    {
        var natural = ZigZag.Natural;
        ReadOnlySpan<int> look = table.Look;
        var (buffer, count, k) = (bits.Buffer, bits.Count, 1);
        while (k < 64)
        {
            if (count < 32)
            {
                (bits.Buffer, bits.Count) = (buffer, count);
                bits.Fill();
                (buffer, count) = (bits.Buffer, bits.Count);
            }
            var entry = look[(int)(buffer >> (64 - JpegHuffman.LookBits))];
            var length = entry & 0x7F;
            if (length != 0 && (entry & JpegHuffman.Bare) == 0)
            {
                k += entry >> 8 & 15;
                block[natural[k++]] = (short)(entry >> 16);
                buffer <<= length;
                count -= length;
                continue;
            }
            var symbol = entry >> 8 & 0xFF;
            if (length == 0)
            {
                (symbol, length) = table.Find(buffer);
                if (length == 0)
                    throw bits.NoCode();
            }
            buffer <<= length;
            count -= length;
            var size = symbol & 15;
            if (size == 0)
            {
                if (symbol != 0xF0)
                    break;
                k += 16;
                continue;
            }
            k += symbol >> 4;
            block[natural[k++]] = (short)JpegHuffman.Extend((int)(buffer >> (64 - size)), size);
            buffer <<= size;
            count -= size;
        }
        (bits.Buffer, bits.Count) = (buffer, count);
        return k <= 64 ? k - 1 : throw bits.Beyond();
    }
}
