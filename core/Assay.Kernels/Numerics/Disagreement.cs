using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>Takes a pixel whose most probable class is not its label.</summary>
/// <param name="label">The label.</param>
/// <param name="rival">The most probable class.</param>
/// <param name="probability">The label's.</param>
/// <param name="isConfident">The rival passes its threshold.</param>
/// <param name="weight">1, or -1 for a pixel that was taken and does not count after all.</param>
public delegate void Rival(ushort label, ushort rival, double probability, bool isConfident, int weight);

/// <summary>
/// The pixels whose most probable class is not the label, with whether it passes the class's threshold, and a histogram of the label's probability at all pixels, in one
/// reading of the planes. The thresholds decide how many labels are wrong, the histogram which: cleanlab 2.9, experimental/label_issues_batched.py, LabelInspector
/// (there the probabilities of all labels are kept and sorted). Every value is checked on the way, as by <see cref="ArgMax"/>.
/// </summary>
public static class Disagreement
{
    /// <summary>A class passes its threshold when it falls short by no more; cleanlab's FLOATING_POINT_COMPARISON.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>Adds an image to the counts; one with a defect leaves them as they were.</summary>
    /// <param name="values">Classes x area, up to 65535 classes; bytes stand for value / 255.</param>
    /// <param name="classes">Planes.</param>
    /// <param name="labels">A class per pixel; 65535 is void.</param>
    /// <param name="complete">False when classes were left out. A pixel where what is missing to 1 outweighs the best class is then in the histogram alone: its most probable class is not known.</param>
    /// <param name="thresholds">The probability from which on a class is believed; above 1: never.</param>
    /// <param name="histogram">Of the label's probability, by <see cref="LeadingBits"/>; complete up to <see cref="HighestOf"/>, beyond which no pixel disagrees.</param>
    /// <param name="take">Called for each pixel that disagrees, in order; should there be a defect, again for each, with weight -1.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label has no plane.</exception>
    public static ProbabilityReport Count<T>(
        ReadOnlySpan<T> values, int classes, ReadOnlySpan<ushort> labels, bool complete, ReadOnlySpan<double> thresholds, Span<long> histogram, Rival take)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, LabelCheck.Void);
        LabelCheck.Require(labels, classes, nameof(labels));
        if (thresholds.Length != classes || histogram.Length != LeadingBits.Count)
            throw new ArgumentException($"{classes} classes, but {thresholds.Length} thresholds and a histogram of {histogram.Length}, expected as many and {LeadingBits.Count}", nameof(thresholds));
        var raster = new Raster<T>(values, classes, labels.Length, labels, complete);
        return typeof(T) == typeof(double)
            ? new Pass<T, double>(raster, values, labels, complete, histogram, take).Count(thresholds)
            : new Pass<T, float>(raster, values, labels, complete, histogram, take).Count(thresholds);
    }

    /// <summary>
    /// The highest probability that a label can have at a pixel where another class is as probable: half of the highest sum that passes the checks of any stored type.
    /// </summary>
    public static double HighestOf(int classes) => Math.Min(1, (1 + StoredValue.Tolerance<byte>(classes)) / 2 + 1e-3);

    readonly ref struct Pass<T, TNumber>(
        Raster<T> raster, ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, bool complete, Span<long> histogram, Rival take)
        where T : unmanaged where TNumber : unmanaged, INumber<TNumber>
    {
        readonly Raster<T> raster = raster;
        readonly LabelValues<T, TNumber> gather = new(values, labels);
        readonly ReadOnlySpan<ushort> labels = labels;
        readonly Span<long> histogram = histogram;
        readonly Rival take = take;
        readonly bool complete = complete;
        readonly TNumber one = TNumber.CreateTruncating(StoredValue.One<T>());
        readonly TNumber highest = StoredNumber<T, TNumber>.AtMost(HighestOf(raster.Classes));

        public ProbabilityReport Count(ReadOnlySpan<double> thresholds)
        {
            var rented = ArrayPool<TNumber>.Shared.Rent(thresholds.Length);
            for (var k = 0; k < thresholds.Length; k++)
                rented[k] = StoredNumber<T, TNumber>.AtLeast(thresholds[k] - Tolerance);
            var report = Count(rented, labels.Length, 1, out var read);
            if (report.Defect is not null)
                Count(rented, read, -1, out _);
            ArrayPool<TNumber>.Shared.Return(rented);
            return report;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        ProbabilityReport Count(ReadOnlySpan<TNumber> least, int area, int weight, out int from)
        {
            var reader = new TileReader<T, TNumber>(raster, stackalloc TNumber[TileReader<T, TNumber>.Work]);
            Span<TNumber> own = stackalloc TNumber[TileReader<T, TNumber>.Length];
            var oneHot = true;
            for (from = 0; from < area; from += TileReader<T, TNumber>.Length)
            {
                var count = Math.Min(TileReader<T, TNumber>.Length, area - from);
                if (reader.Read(from, count, ref oneHot) is { } defect)
                    return new(defect, oneHot);
                gather.Fill(from, own[..count]);
                CountLabels(own[..count], weight);
                TakeRivals(reader.Tile, labels.Slice(from, count), own, least, weight);
            }
            return new(null, oneHot);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void CountLabels(ReadOnlySpan<TNumber> own, int weight)
        {
            var i = 0;
            for (; i + Vector256<TNumber>.Count <= own.Length; i += Vector256<TNumber>.Count)
                for (var low = Vector256.LessThanOrEqual(Vector256.LoadUnsafe(in own[i]), Vector256.Create(highest)).ExtractMostSignificantBits(); low != 0; low &= low - 1)
                    histogram[LeadingBits.Of(StoredNumber<T, TNumber>.Probability(own[i + BitOperations.TrailingZeroCount(low)]))] += weight;
            for (; i < own.Length; i++)
                if (own[i] <= highest)
                    histogram[LeadingBits.Of(StoredNumber<T, TNumber>.Probability(own[i]))] += weight;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void TakeRivals(PixelTile<TNumber> tile, ReadOnlySpan<ushort> label, ReadOnlySpan<TNumber> own, ReadOnlySpan<TNumber> least, int weight)
        {
            var i = 0;
            if (typeof(TNumber) == typeof(float))
            {
                var index = MemoryMarshal.Cast<TNumber, float>(tile.Index);
                for (; i + 8 <= label.Length; i += 8)
                    for (var rest = Differing(in label[i], in index[i]); rest != 0; rest &= rest - 1)
                        Take(tile, i + BitOperations.TrailingZeroCount(rest), label, own, least, weight);
            }
            for (; i < label.Length; i++)
                if (label[i] != LabelCheck.Void && TNumber.CreateTruncating(label[i]) != tile.Index[i])
                    Take(tile, i, label, own, least, weight);
        }

        // Of eight pixels, a bit for each that is not void and whose best class is not its label.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static uint Differing(ref readonly ushort labels, ref readonly float index)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(in labels));
            var label = Vector256.Create(low, high).AsInt32();
            var differs = ~Vector256.Equals(Vector256.ConvertToSingle(label), Vector256.LoadUnsafe(in index)).AsInt32();
            return (differs & ~Vector256.Equals(label, Vector256.Create((int)LabelCheck.Void))).ExtractMostSignificantBits();
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Take(PixelTile<TNumber> tile, int i, ReadOnlySpan<ushort> label, ReadOnlySpan<TNumber> own, ReadOnlySpan<TNumber> least, int weight)
        {
            if (!complete && one - tile.Sum[i] > tile.Best[i])
                return;
            var k = int.CreateTruncating(tile.Index[i]);
            take(label[i], (ushort)k, StoredNumber<T, TNumber>.Probability(own[i]), tile.Best[i] >= least[k], weight);
        }
    }
}
