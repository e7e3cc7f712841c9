namespace Assay.Kernels.Codecs;

/// <summary>A later scan of a band of AC coefficients: one bit of each, and those that begin with it (T.81 G.1.2.3).</summary>
sealed class NextAcBlocks(JpegScan scan) : JpegBlocks
{
    readonly short one = (short)(1 << scan.Plane);
    int emptyBlocks;

    public override void Begin() => emptyBlocks = 0;

    public override void Decode(ref JpegBits bits, JpegComponent component, int x, int y)
    {
        var natural = ZigZag.Natural;
        var block = Coefficients(component, x, y);
        var k = scan.First;
        for (; emptyBlocks == 0 && k <= scan.Last; k++)
        {
            var symbol = bits.TakeSymbol(component.Ac!);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (size == 0 && run < 15)
            {
                bits.Refill();
                emptyBlocks = (1 << run) + bits.Take(run);
                break;
            }
            if (size > 1)
                throw bits.Beyond();
            var begun = size == 0 ? (short)0 : bits.Take(1) == 1 ? one : (short)-one;
            k = Refine(ref bits, block, k, run);
            if (begun == 0)
                continue;
            if (k > scan.Last)
                throw bits.Beyond();
            block[natural[k]] = begun;
        }
        if (emptyBlocks == 0)
            return;
        Refine(ref bits, block, k, int.MaxValue);
        emptyBlocks--;
    }

    /// <summary>Reads the bits of coefficients that have begun, up to the zero after <paramref name="zeros"/> zeros; returns its place, or the place after the band.</summary>
    int Refine(ref JpegBits bits, Span<short> block, int k, int zeros)
    {
        var natural = ZigZag.Natural;
        for (; k <= scan.Last; k++)
        {
            ref var value = ref block[natural[k]];
            if (value == 0)
            {
                if (zeros-- == 0)
                    break;
                continue;
            }
            bits.Refill();
            if (bits.Take(1) == 1 && (value & one) == 0)
                value += value > 0 ? one : (short)-one;
        }
        return k;
    }
}
