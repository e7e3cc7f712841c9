namespace Assay.Runtime.Running;

/// <summary>A list that grows by pieces: nothing is copied when it grows, so that it never takes more memory than it holds, but for one piece.</summary>
sealed class Pieces<T>
{
    const int Length = 1 << 13; // Of doubles 64 KB: below what the collector keeps apart as large.

    readonly List<T[]> pieces = [];

    public int Count { get; private set; }

    public T this[int index] => pieces[index / Length][index % Length];

    public void Add(T item)
    {
        if (Count == pieces.Count * Length)
            pieces.Add(new T[Length]);
        pieces[^1][Count++ % Length] = item;
    }
}
