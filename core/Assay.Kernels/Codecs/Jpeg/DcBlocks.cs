namespace Assay.Kernels.Codecs;

/// <summary>The first scan of DC coefficients of a progressive frame: their upper bits (T.81 G.1.2.1).</summary>
sealed class FirstDcBlocks(int plane) : JpegBlocks
{
    public override void Decode(ref JpegBits bits, JpegComponent component, int x, int y) =>
        Coefficients(component, x, y)[0] = (short)(TakeDc(ref bits, component) << plane);
}

/// <summary>A later scan of DC coefficients: one bit of each (T.81 G.1.2.1.1).</summary>
sealed class NextDcBlocks(int plane) : JpegBlocks
{
    public override void Decode(ref JpegBits bits, JpegComponent component, int x, int y)
    {
        bits.Refill();
        Coefficients(component, x, y)[0] |= (short)(bits.Take(1) << plane);
    }
}
