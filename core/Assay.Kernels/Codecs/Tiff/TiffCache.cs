using System.Buffers;

namespace Assay.Kernels.Codecs;

/// <summary>Unpacked blocks, the newest within a limit: bands that stand side by side are asked for one after the other, and neighbouring windows share blocks.</summary>
sealed class TiffCache : IDisposable
{
    /// <summary>Bytes kept in any case, and for windows that touch more.</summary>
    const long Usual = 16L << 20, Most = 256L << 20;

    readonly Dictionary<long, byte[]> blocks = [];
    readonly Queue<long> order = [];
    long held, limit = Usual;

    /// <summary>Makes room for what a window touches, within bounds.</summary>
    public void Expect(long bytes) => limit = Math.Clamp(bytes, Usual, Most);

    public byte[]? Find(long block) => blocks.GetValueOrDefault(block);

    /// <summary>Takes a rented array over.</summary>
    public void Keep(long block, byte[] samples)
    {
        blocks.Add(block, samples);
        order.Enqueue(block);
        held += samples.Length;
        while (held > limit && order.Count > 1)
            Drop(order.Dequeue());
    }

    void Drop(long block)
    {
        blocks.Remove(block, out var samples);
        held -= samples!.Length;
        ArrayPool<byte>.Shared.Return(samples);
    }

    public void Dispose()
    {
        while (order.TryDequeue(out var block))
            Drop(block);
    }
}
