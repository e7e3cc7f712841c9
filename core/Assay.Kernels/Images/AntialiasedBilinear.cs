using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels.Images;

/// <summary>
/// Resizes a plane of bytes as Pillow's <c>Image.resize(size, Resampling.BILINEAR)</c> does, to the bit: a triangle as wide as the reduction, rows first, then columns, each
/// pass rounded to bytes, with weights in whole numbers of 2^-22 (Pillow 9.4, libImaging/Resample.c). Models whose training images were resized that way want it.
/// </summary>
public static class AntialiasedBilinear
{
    const int Bits = 22; // 32 less 8 for the pixel and 2 for rounding.

    /// <summary>Resizes one band.</summary>
    /// <param name="from">Row-major, width * height.</param>
    /// <param name="width">Columns, 1 or more.</param>
    /// <param name="height">Rows, 1 or more.</param>
    /// <param name="to">Receives targetWidth * targetHeight bytes, row-major.</param>
    /// <param name="targetWidth">Columns wanted, 1 or more.</param>
    /// <param name="targetHeight">Rows wanted, 1 or more.</param>
    /// <exception cref="ArgumentException">A side is 0 or less, or a span does not have its size.</exception>
    public static void Resize(ReadOnlySpan<byte> from, int width, int height, Span<byte> to, int targetWidth, int targetHeight)
    {
        if (width < 1 || height < 1 || targetWidth < 1 || targetHeight < 1)
            throw new ArgumentException($"{width}x{height} cannot be resized to {targetWidth}x{targetHeight}; every side is 1 or more");
        if (from.Length != (long)width * height || to.Length != (long)targetWidth * targetHeight)
            throw new ArgumentException($"{from.Length} and {to.Length} bytes for {width}x{height} and {targetWidth}x{targetHeight} pixels");
        // A pass that changes nothing would give the same bytes: the weight of the pixel itself is 1.
        if (width == targetWidth)
        {
            Columns(from, width, height, to, targetHeight);
            return;
        }
        if (height == targetHeight)
        {
            Rows(from, width, to, targetWidth, height);
            return;
        }
        var rows = ArrayPool<byte>.Shared.Rent(targetWidth * height);
        Rows(from, width, rows.AsSpan(0, targetWidth * height), targetWidth, height);
        Columns(rows.AsSpan(0, targetWidth * height), targetWidth, height, to, targetHeight);
        ArrayPool<byte>.Shared.Return(rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Rows(ReadOnlySpan<byte> from, int width, Span<byte> to, int targetWidth, int height)
    {
        var taps = Taps.Of(width, targetWidth);
        for (var y = 0; y < height; y++)
        {
            var row = from.Slice(y * width, width);
            var target = to.Slice(y * targetWidth, targetWidth);
            for (var x = 0; x < target.Length; x++)
            {
                var weights = taps.Weights(x);
                var pixels = row.Slice(taps.First[x], weights.Length);
                var sum = 1 << (Bits - 1);
                for (var i = 0; i < weights.Length; i++)
                    sum += pixels[i] * weights[i];
                target[x] = Clip(sum);
            }
        }
    }

    static void Columns(ReadOnlySpan<byte> from, int width, int height, Span<byte> to, int targetHeight)
    {
        if (height == targetHeight)
        {
            from.CopyTo(to);
            return;
        }
        var taps = Taps.Of(height, targetHeight);
        var sums = new int[width];
        for (var y = 0; y < targetHeight; y++)
        {
            Array.Fill(sums, 1 << (Bits - 1));
            var weights = taps.Weights(y);
            for (var i = 0; i < weights.Length; i++)
                Add(from.Slice((taps.First[y] + i) * width, width), weights[i], sums);
            var target = to.Slice(y * width, width);
            for (var x = 0; x < target.Length; x++)
                target[x] = Clip(sums[x]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Add(ReadOnlySpan<byte> row, int weight, Span<int> sums)
    {
        ref var pixel = ref MemoryMarshal.GetReference(row);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var i = 0;
        for (; i + 8 <= row.Length; i += 8)
        {
            var words = Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref pixel, i))).AsByte());
            var wide = Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32();
            (Vector256.LoadUnsafe(ref sum, (nuint)i) + wide * weight).StoreUnsafe(ref sum, (nuint)i);
        }
        for (; i < row.Length; i++)
            sums[i] += row[i] * weight;
    }

    static byte Clip(int sum) => (byte)Math.Clamp(sum >> Bits, 0, 255);

    /// <summary>Which source pixels a target pixel is made of along one axis, and their weights.</summary>
    sealed class Taps(int[] first, int[] starts, int[] weights)
    {
        public int[] First => first;

        public ReadOnlySpan<int> Weights(int target) => weights.AsSpan(starts[target], starts[target + 1] - starts[target]);

        public static Taps Of(int source, int target)
        {
            var scale = (double)source / target;
            var reach = Math.Max(scale, 1); // The triangle's half width.
            var (first, starts) = (new int[target], new int[target + 1]);
            List<int> weights = [];
            for (var i = 0; i < target; i++)
            {
                var centre = (i + .5) * scale;
                first[i] = Math.Max(0, (int)(centre - reach + .5));
                var end = Math.Min(source, (int)(centre + reach + .5));
                weights.AddRange(Normalise([.. Enumerable.Range(first[i], end - first[i]).Select(pixel => Math.Max(0, 1 - Math.Abs((pixel - centre + .5) * (1 / reach))))]));
                starts[i + 1] = weights.Count;
            }
            return new Taps(first, starts, [.. weights]);
        }

        static IEnumerable<int> Normalise(double[] shares)
        {
            var sum = 0.0;
            foreach (var share in shares)
                sum += share;
            return shares.Select(share => (int)(.5 + (sum != 0 ? share / sum : share) * (1 << Bits)));
        }
    }
}
