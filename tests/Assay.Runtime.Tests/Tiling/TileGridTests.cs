using Assay.Runtime.Pipelines;
using Assay.Runtime.Tiling;

namespace Assay.Runtime.Tests.Tiling;

public class TileGridTests
{
    [Fact]
    public void The_last_tile_is_moved_back_so_that_all_have_one_size()
    {
        var tiles = TileGrid.Cut(0, new Size(10, 4), new TilesOptions { Size = 4, Overlap = 1 }).ToArray();
        Assert.Equal(["0,0", "3,0", "6,0"], tiles.Select(tile => tile.Place));
        Assert.Equal([0, 3, 6], tiles.Select(tile => tile.Owned.X));
        Assert.Equal([3, 6, 10], tiles.Select(tile => tile.Owned.Right));
    }

    [Fact]
    public void Tiles_that_overlap_own_a_half_each()
    {
        var tiles = TileGrid.Cut(0, new Size(6, 4), new TilesOptions { Size = 4, Overlap = 2 }).ToArray();
        Assert.Equal([new Window(0, 0, new Size(3, 4)), new Window(3, 0, new Size(3, 4))], tiles.Select(tile => tile.Owned));
    }

    [Fact]
    public void A_scene_smaller_than_a_tile_is_one_tile() =>
        Assert.Equal([new Tile(7, new Window(0, 0, new Size(5, 3)), new Window(0, 0, new Size(5, 3)))], TileGrid.Cut(7, new Size(5, 3), new TilesOptions { Size = 8 }));

    [Fact]
    public void Every_pixel_is_owned_once_whatever_the_overlap()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var size = random.Next(2, 20);
            var (options, scene) = (new TilesOptions { Size = size, Overlap = random.Next(0, size / 4 * 3 + 1) }, new Size(random.Next(1, 60), random.Next(1, 60)));
            var owners = new int[scene.Width, scene.Height];
            foreach (var tile in TileGrid.Cut(0, scene, options))
            {
                Assert.True(tile.Window is { X: >= 0, Y: >= 0 } && tile.Window.Right <= scene.Width && tile.Window.Bottom <= scene.Height, $"{tile} of {scene}");
                Assert.True(tile.OwnedHere is { X: >= 0, Y: >= 0 } here && here.Right <= tile.Window.Size.Width && here.Bottom <= tile.Window.Size.Height, $"{tile} of {scene}");
                for (var x = tile.Owned.X; x < tile.Owned.Right; x++)
                    for (var y = tile.Owned.Y; y < tile.Owned.Bottom; y++)
                        owners[x, y]++;
            }
            Assert.All(owners.Cast<int>(), count => Assert.Equal(1, count));
        }
    }
}
