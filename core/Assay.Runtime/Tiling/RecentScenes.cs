namespace Assay.Runtime.Tiling;

/// <summary>
/// Whole scenes of a source that cannot read windows: those read last are kept, so that the tiles of one scene read it once. As many as there are processors, fewer of large ones, never less
/// than one. Thread-safe.
/// </summary>
sealed class RecentScenes<T>(Func<int, Task<T>> read, Func<int, Size> sizeOf)
{
    const long MostPixels = 1 << 28;

    readonly LinkedList<(int Scene, Lazy<Task<T>> Read)> recent = [];

    public Task<T> ReadAsync(int scene)
    {
        lock (recent)
        {
            var node = recent.First;
            while (node is not null && node.Value.Scene != scene)
                node = node.Next;
            if (node is null)
                node = new((scene, new Lazy<Task<T>>(() => Task.Run(() => read(scene)))));
            else
                recent.Remove(node);
            recent.AddFirst(node);
            Forget();
            return node.Value.Read.Value;
        }
    }

    void Forget()
    {
        var pixels = recent.Sum(entry => sizeOf(entry.Scene).Area);
        while (recent.Count > 1 && (recent.Count > Environment.ProcessorCount + 1 || pixels > MostPixels))
        {
            pixels -= sizeOf(recent.Last!.Value.Scene).Area;
            recent.RemoveLast();
        }
    }
}
