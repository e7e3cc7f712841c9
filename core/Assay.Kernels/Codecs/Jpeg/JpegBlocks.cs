namespace Assay.Kernels.Codecs;

/// <summary>What one kind of scan does to a block.</summary>
abstract class JpegBlocks
{
    public static JpegBlocks For(JpegScan scan, bool progressive) => (progressive, scan.First, scan.Before) switch
    {
        (false, _, _) => new SequentialBlocks(),
        (_, 0, 0) => new FirstDcBlocks(scan.Plane),
        (_, 0, _) => new NextDcBlocks(scan.Plane),
        (_, _, 0) => new FirstAcBlocks(scan),
        _ => new NextAcBlocks(scan),
    };

    /// <summary>At the start of a scan and after a restart marker.</summary>
    public virtual void Begin()
    {
    }

    /// <summary>Decodes the block of a component in column x and row y.</summary>
    public abstract void Decode(ref JpegBits bits, JpegComponent component, int x, int y);

    protected static Span<short> Coefficients(JpegComponent component, int x, int y) => component.Coefficients.AsSpan((y * component.BlocksWide + x) * 64, 64);

    /// <summary>The DC coefficient: the one before and a difference (T.81 F.2.2.1).</summary>
    protected static int TakeDc(ref JpegBits bits, JpegComponent component)
    {
        bits.Refill();
        var entry = component.Dc!.Look[(int)(bits.Buffer >> (64 - JpegHuffman.LookBits))];
        if (entry != 0 && (entry & JpegHuffman.Bare) == 0)
        {
            bits.Take(entry & 0x7F);
            return component.Predicted += entry >> 16;
        }
        var size = bits.TakeSymbol(component.Dc!);
        return size == 0 ? component.Predicted : component.Predicted += JpegHuffman.Extend(bits.Take(size), size);
    }
}
