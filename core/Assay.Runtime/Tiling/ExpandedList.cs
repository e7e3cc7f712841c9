using System.Collections;

namespace Assay.Runtime.Tiling;

/// <summary>What is known of scenes, for each of their tiles.</summary>
sealed class ExpandedList<T>(IReadOnlyList<T> ofScenes, IReadOnlyList<Tile> tiles) : IReadOnlyList<T>
{
    public T this[int index] => ofScenes[tiles[index].Scene];
    public int Count => tiles.Count;
    public IEnumerator<T> GetEnumerator() => tiles.Select(tile => ofScenes[tile.Scene]).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
