using System.Buffers;

namespace Assay.Kernels.Codecs;

/// <summary>Part of a mapped NPY file as memory. Refuses to be used after the file has been disposed.</summary>
sealed class NpySlice<T>(NpyFile file, long first, int count) : MemoryManager<T> where T : unmanaged
{
    public override Span<T> GetSpan() => file.Span<T>(first, count);

    public override unsafe MemoryHandle Pin(int elementIndex = 0)
    {
        // Mapped memory does not move.
        fixed (T* start = GetSpan()[elementIndex..])
            return new MemoryHandle(start, pinnable: this);
    }

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
