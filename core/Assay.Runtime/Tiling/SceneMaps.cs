using System.Runtime.InteropServices;
using Assay.Kernels.Codecs;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tiling;

/// <summary>
/// Per-pixel maps of whole scenes, from those of their tiles: each pixel from the tile that owns it, NaN where no tile was scored. Written tile by tile, so memory holds one tile, however large
/// the scene.
/// </summary>
sealed class SceneMaps(RunFolder folder, TiledDataset tiling, string step)
{
    /// <param name="tiles">The first so many are part of the run.</param>
    public void Write(int tiles)
    {
        foreach (var scene in Enumerable.Range(0, tiles).Where(tile => File.Exists(folder.Map(step, tiling.Ids[tile]))).GroupBy(tile => tiling.Tiles[tile].Scene))
            AtomicFile.Write(folder.Map(step, tiling.Scenes.Ids[scene.Key]), stream => Write(stream, tiling.SizeOfScene(scene.Key), scene));
    }

    void Write(Stream to, Size size, IEnumerable<int> tiles)
    {
        to.Write(NpyHeader.Encode<float>([size.Height, size.Width]));
        var start = to.Position;
        var empty = new float[size.Width];
        Array.Fill(empty, float.NaN);
        for (var y = 0; y < size.Height; y++)
            to.Write(MemoryMarshal.AsBytes(empty.AsSpan()));
        foreach (var tile in tiles)
            Write(to, start, size, tiling.Tiles[tile], NpyFile.Read<float>(folder.Map(step, tiling.Ids[tile])).Elements);
        to.Position = to.Length;
    }

    static void Write(Stream to, long start, Size size, Tile tile, float[] map)
    {
        var here = tile.OwnedHere;
        for (var y = 0; y < here.Size.Height; y++)
        {
            to.Position = start + (((long)tile.Owned.Y + y) * size.Width + tile.Owned.X) * sizeof(float);
            to.Write(MemoryMarshal.AsBytes(map.AsSpan((here.Y + y) * tile.Window.Size.Width + here.X, here.Size.Width)));
        }
    }
}
