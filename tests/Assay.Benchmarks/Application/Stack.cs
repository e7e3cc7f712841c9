using System.Runtime.InteropServices;
using Assay.Kernels.Codecs;

namespace Assay.Benchmarks.Application;

/// <summary>A dataset of stacked NPY files: label maps (N,H,W) in bytes and probabilities (N,K,H,W) in float32, written image by image.</summary>
sealed record Stack(int Count, int Classes, int Side)
{
    const int Different = 8; // Images differ; after that they come again.

    public double Megapixels => Count * (double)Side * Side / 1e6;

    /// <summary>Writes <c>labels.npy</c>, the same with one square in 50 wrong as <c>wrong-labels.npy</c>, and <c>probabilities.npy</c>.</summary>
    public void Write(string folder)
    {
        Write<float>(Path.Combine(folder, "probabilities.npy"), [Count, Classes, Side, Side], Picture.Probabilities);
        Write<byte>(Path.Combine(folder, "labels.npy"), [Count, Side, Side], (_, classes, side) => [.. Enumerable.Range(0, side * side).Select(i => (byte)Picture.Block(i, classes, side))]);
        Write<byte>(Path.Combine(folder, "wrong-labels.npy"), [Count, Side, Side], (_, classes, side) =>
            [.. Enumerable.Range(0, side * side).Select(i => (byte)((Picture.Block(i, classes, side) + (Picture.IsWrong(i, side) ? 7 : 0)) % classes))]);
    }

    void Write<T>(string path, long[] shape, Func<int, int, int, T[]> image) where T : unmanaged
    {
        var images = Enumerable.Range(0, Math.Min(Different, Count)).Select(seed => image(seed, Classes, Side)).ToArray();
        using var file = File.Create(path);
        file.Write(NpyHeader.Encode<T>(shape));
        for (var i = 0; i < Count; i++)
            file.Write(MemoryMarshal.AsBytes<T>(images[i % images.Length]));
    }
}
