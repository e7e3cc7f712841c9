using System.Runtime.InteropServices;

namespace Assay.Kernels;

/// <summary>Adds up stretches beyond a tolerance, outline by outline.</summary>
sealed class SpreadCount(ContourPair pair, double tolerance, int window)
{
    public ContourSpread Spread { get; private set; }

    public void Add(List<int> outline)
    {
        var pixels = CollectionsMarshal.AsSpan(outline);
        var start = 0; // A pixel within the tolerance, or a cut: no stretch goes on across it.
        while (start < pixels.Length && IsBeyond(pixels[start]))
            start++;
        if (start == pixels.Length)
        {
            Count(pixels.Length, pixels.Length, all: true);
            return;
        }
        var run = 0;
        for (var i = 1; i <= pixels.Length; i++)
        {
            var at = pixels[(start + i) % pixels.Length];
            if (IsBeyond(at))
                run++;
            else
            {
                Count(at == ContourWalk.Cut ? run : run + 1, run, all: false);
                run = 0;
            }
        }
    }

    bool IsBeyond(int pixel) => pixel != ContourWalk.Cut && Math.Sqrt(pair.Squared[pixel]) > tolerance;

    void Count(int pixels, int beyond, bool all) =>
        Spread = new ContourSpread(Spread.Pixels + pixels, Spread.Beyond + beyond, Spread.InLongStretches + (all || beyond >= window ? beyond : 0));
}
