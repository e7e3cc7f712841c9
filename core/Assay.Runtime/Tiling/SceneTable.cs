using Assay.Runtime.Running;

namespace Assay.Runtime.Tiling;

/// <summary>
/// Tiles put together: a row per scene with the mean, the smallest and the largest value of every sample column over the tiles that have one. Means are weighted by the pixels that a tile owns,
/// so what overlaps counts once: of a measure that is itself a mean over pixels it is the scene's own.
/// </summary>
sealed class SceneTable(Audit audit, TiledDataset tiling)
{
    public void Write(string path) => AtomicFile.WriteText(path, to =>
    {
        var columns = audit.Table.Samples.Columns;
        Csv.WriteLine(to, ["scene", "width", "height", "tiles", "kept", "failed", "kept_share", .. columns.SelectMany(column => new[] { $"{column.Name}_mean", $"{column.Name}_min", $"{column.Name}_max" })]);
        foreach (var scene in Enumerable.Range(0, audit.Ids.Count).GroupBy(tile => tiling.Tiles[tile].Scene))
            Csv.WriteLine(to, Row(scene.Key, [.. scene], columns));
    });

    IEnumerable<string> Row(int scene, int[] tiles, IReadOnlyList<Column> columns)
    {
        var size = tiling.SizeOfScene(scene);
        var kept = tiles.Where(tile => audit.Table.Samples.IsKept(tile) && audit.Failures[tile] is null).ToArray();
        return [tiling.Scenes.Ids[scene], $"{size.Width}", $"{size.Height}", $"{tiles.Length}", $"{kept.Length}", $"{tiles.Count(tile => audit.Failures[tile] is not null)}",
            Csv.Number((double)kept.Sum(Weight) / tiles.Sum(Weight)), .. columns.SelectMany(column => Summary(column.Name, tiles))];
    }

    long Weight(int tile) => tiling.Tiles[tile].Owned.Size.Area;

    string[] Summary(string column, int[] tiles)
    {
        var values = audit.Table.Samples[column].ToArray();
        var there = tiles.Where(tile => !double.IsNaN(values[tile])).ToArray();
        return there.Length == 0 ? ["", "", ""]
            : [Csv.Number(there.Sum(tile => values[tile] * Weight(tile)) / there.Sum(Weight)), Csv.Number(there.Min(tile => values[tile])), Csv.Number(there.Max(tile => values[tile]))];
    }
}
