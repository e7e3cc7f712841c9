using System.Globalization;

namespace Assay.Scorers.Contour;

/// <summary>Distances of some objects as whole numbers: sums in millionths of a pixel, percentiles in bins of 1/64 px.</summary>
sealed class FloorCounts
{
    const double Unit = 1e6, Bin = 1.0 / 64;
    const int Bins = 1024; // The last one holds what is beyond.
    readonly long[] sums = new long[5]; // Objects, undefined, mean, signed mean, the largest mean.
    readonly long[] means = new long[Bins], arcs = new long[Bins];

    public bool IsEmpty => sums[0] + sums[1] == 0;

    public void AddUndefined() => sums[1]++;

    public void Add(double mean, double signed, double arc)
    {
        sums[0]++;
        sums[2] += (long)Math.Round(mean * Unit);
        sums[3] += (long)Math.Round(signed * Unit);
        sums[4] = Math.Max(sums[4], (long)Math.Round(mean * Unit));
        means[BinOf(mean)]++;
        arcs[BinOf(arc)]++;
    }

    static int BinOf(double distance) => (int)Math.Min(Math.Ceiling(distance / Bin), Bins - 1);

    public void Merge(FloorCounts other)
    {
        for (var i = 0; i < 4; i++)
            sums[i] += other.sums[i];
        sums[4] = Math.Max(sums[4], other.sums[4]);
        for (var i = 0; i < Bins; i++)
            (means[i], arcs[i]) = (means[i] + other.means[i], arcs[i] + other.arcs[i]);
    }

    public void Write(BinaryWriter to)
    {
        foreach (var numbers in All)
            foreach (var number in numbers)
                to.Write(number);
    }

    public void Read(BinaryReader from)
    {
        foreach (var numbers in All)
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = from.ReadInt64();
    }

    long[][] All => [sums, means, arcs];

    /// <summary>Objects, undefined, mean, lower bound, signed, median, 95th percentile, largest; of the worst arc median and 95th percentile. Empty where nothing was measured.</summary>
    public IEnumerable<string> Cells()
    {
        var objects = sums[0];
        string Text(double value) => objects == 0 ? "" : value.ToString(CultureInfo.InvariantCulture);
        var mean = sums[2] / Unit / objects;
        return
        [
            $"{objects}", $"{sums[1]}", Text(mean), Text(mean / Math.Sqrt(2)), Text(sums[3] / Unit / objects),
            Text(Percentile(means, .5)), Text(Percentile(means, .95)), Text(sums[4] / Unit), Text(Percentile(arcs, .5)), Text(Percentile(arcs, .95)),
        ];
    }

    // The upper end of the bin in which a share of the objects is reached.
    double Percentile(long[] bins, double share)
    {
        var left = (long)Math.Ceiling(share * sums[0]);
        var bin = 0;
        while (bin < Bins - 1 && (left -= bins[bin]) > 0)
            bin++;
        return bin * Bin;
    }
}
