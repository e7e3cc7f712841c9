namespace Assay.Kernels.Codecs;

/// <summary>The first scan of a band of AC coefficients of a progressive frame: their upper bits, with runs of blocks that have no more (T.81 G.1.2.2).</summary>
sealed class FirstAcBlocks(JpegScan scan) : JpegBlocks
{
    int emptyBlocks;

    public override void Begin() => emptyBlocks = 0;

    public override void Decode(ref JpegBits bits, JpegComponent component, int x, int y)
    {
        if (emptyBlocks > 0)
        {
            emptyBlocks--;
            return;
        }
        var natural = ZigZag.Natural;
        var block = Coefficients(component, x, y);
        var table = component.Ac!;
        for (var k = scan.First; k <= scan.Last; k++)
        {
            bits.Refill();
            var entry = table.Look[(int)(bits.Buffer >> (64 - JpegHuffman.LookBits))];
            if (entry != 0 && (entry & JpegHuffman.Bare) == 0)
            {
                k += entry >> 8 & 15;
                bits.Take(entry & 0x7F);
                Set(ref bits, block, natural[k], k, entry >> 16);
                continue;
            }
            var symbol = bits.TakeSymbol(table);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (size == 0 && run < 15)
            {
                emptyBlocks = (1 << run) - 1 + bits.Take(run);
                return;
            }
            k += run;
            if (size > 0)
                Set(ref bits, block, natural[k], k, JpegHuffman.Extend(bits.Take(size), size));
        }
    }

    void Set(ref JpegBits bits, Span<short> block, int place, int k, int value) =>
        block[place] = k <= scan.Last ? (short)(value << scan.Plane) : throw bits.Beyond();
}
