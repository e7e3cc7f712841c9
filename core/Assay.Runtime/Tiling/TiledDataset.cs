using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Tiling;

/// <summary>A dataset whose samples are windows of another's. Everything that holds for samples holds for tiles: nobody downstream knows.</summary>
sealed class TiledDataset : IDataset
{
    readonly DataException?[] broken; // Scenes whose size cannot be read.
    readonly Size[] sizes;
    readonly string?[] imageFiles; // As far as read.
    readonly RecentScenes<Sample> recent;
    readonly IReadOnlyList<Box>?[] elsewhere; // As far as read.

    TiledDataset(IDataset scenes, TilesOptions options, Size[] sizes, DataException?[] broken)
    {
        (Scenes, this.sizes, this.broken, imageFiles) = (scenes, sizes, broken, new string?[sizes.Length]);
        Tiles = [.. sizes.SelectMany((size, scene) => TileGrid.Cut(scene, size, options))];
        Ids = [.. Tiles.Select(tile => $"{scenes.Ids[tile.Scene]}@{tile.Place}")];
        elsewhere = new IReadOnlyList<Box>?[Tiles.Count];
        recent = new RecentScenes<Sample>(scene => scenes.ReadAsync(scene, CancellationToken.None).AsTask(), scene => sizes[scene]);
    }

    /// <summary>The dataset that was cut.</summary>
    public IDataset Scenes { get; }

    public IReadOnlyList<Tile> Tiles { get; }
    public ClassList Classes => Scenes.Classes;
    public Coverage Coverage => Scenes.Coverage;
    public IReadOnlyList<string> Ids { get; }
    public Evidence Gives => Scenes.Gives & ~Evidence.ClassScores;
    public bool SaysWhere => Scenes.SaysWhere;
    public string Fingerprint => Scenes.Fingerprint;

    /// <summary>The scenes' attributes, and which scene it is.</summary>
    public IReadOnlyList<AttributeColumn> Attributes => Expand(Scenes.Attributes);

    /// <summary>Finds the sizes of all scenes of an open dataset and cuts them.</summary>
    public static async Task<TiledDataset> CutAsync(IDataset scenes, TilesOptions options, CancellationToken cancel)
    {
        var sizes = new Size[scenes.Ids.Count];
        var broken = new DataException?[sizes.Length];
        await Parallel.ForAsync(0, sizes.Length, cancel, async (scene, _) =>
        {
            try
            {
                sizes[scene] = scenes is IKnowsSizes known ? known.SizeOf(scene) : (await scenes.ReadAsync(scene, CancellationToken.None)).Size;
                if (sizes[scene].Area == 0)
                    throw new DataException("empty-image", $"the sample is {sizes[scene]}; an image has at least one pixel");
            }
            catch (DataException e)
            {
                (sizes[scene], broken[scene]) = (new Size(1, 1), e); // One tile, which says so when it is read.
            }
        });
        return new TiledDataset(scenes, options, sizes, broken);
    }

    /// <summary>Columns of scenes as columns of tiles, with the scene's id: <c>scene</c>, or <c>scene_id</c> where that name is taken.</summary>
    public IReadOnlyList<AttributeColumn> Expand(IReadOnlyList<AttributeColumn> columns) =>
    [
        .. columns.Select(column => new AttributeColumn(column.Name, column.Text is { } text ? new ExpandedList<string?>(text, Tiles) : null, column.Number is { } number ? new ExpandedList<double?>(number, Tiles) : null)),
        new AttributeColumn(columns.Any(column => column.Name == "scene") ? "scene_id" : "scene", new ExpandedList<string?>(Scenes.Ids, Tiles), null),
    ];

    /// <summary>The name of the column that <see cref="Expand"/> has added; null for samples that are no tiles.</summary>
    public static string? SceneColumn(IReadOnlyList<AttributeColumn> attributes) => attributes.LastOrDefault(column => column is { Text: ExpandedList<string?>, Name: "scene" or "scene_id" })?.Name;

    /// <summary>The id of a tile's scene.</summary>
    public string SceneOf(int index) => Scenes.Ids[Tiles[index].Scene];

    /// <summary>A place in a tile as one in its scene.</summary>
    public Box InScene(int index, Box box) => box with { X = box.X + Tiles[index].Window.X, Y = box.Y + Tiles[index].Window.Y };

    /// <summary>All that a tile shows, in its scene.</summary>
    public Box BoxOf(int index) => Tiles[index].Window is var window ? new Box(window.X, window.Y, window.Size.Width, window.Size.Height) : default;

    public Size SizeOfScene(int scene) => sizes[scene];

    public ValueTask OpenAsync(CancellationToken cancel) => ValueTask.CompletedTask; // Its scenes are open.

    public async ValueTask<Sample> ReadAsync(int index, CancellationToken cancel)
    {
        var tile = Tiles[index];
        if (broken[tile.Scene] is { } why)
            throw new DataException(why.Code, why.Message, why.File, why.Place, why);
        var sample = Scenes is IReadsWindows windows && windows.CanReadWindows(tile.Scene) ? Part(await windows.ReadAsync(tile.Scene, tile.Window, cancel), tile) : Crops.Of(await recent.ReadAsync(tile.Scene), tile);
        imageFiles[tile.Scene] = sample.ImageFile;
        return Own(index, sample with { Id = Ids[index], ImageFile = null }); // The file shows more than the tile.
    }

    /// <summary>What is wrong with the whole scene is said once, of its first tile; what has a place was found in the window.</summary>
    static Sample Part(Sample window, Tile tile) => tile.IsFirst || window.Problems.Count == 0 ? window : window with { Problems = [.. window.Problems.Where(problem => problem.Place is not null)] };

    Sample Own(int index, Sample sample)
    {
        var tile = Tiles[index];
        if (sample.Labels is not { } labels)
            return sample;
        var objects = labels.Instances is { } instances ? TileObjects.OfLabels(instances, tile, sizes[tile.Scene]) : null;
        elsewhere[index] = objects?.Elsewhere;
        return sample with { Labels = labels with { Map = labels.Map?.Only(tile.OwnedHere), Instances = objects?.Here, Tags = null } };
    }

    /// <summary>Boxes of labelled objects that a tile shows and another one owns, in the tile's pixels; of a tile that was read.</summary>
    public IReadOnlyList<Box> Elsewhere(int index) => elsewhere[index] ?? [];

    /// <summary>What of an opinion about a tile's window belongs to the tile: classes of pixels that it owns, and objects as <see cref="TileObjects"/> says.</summary>
    /// <param name="index">The tile's position.</param>
    /// <param name="tile">The tile, with its labels.</param>
    public Opinion Own(int index, Sample tile, Opinion opinion) => opinion with
    {
        LabelMap = opinion.LabelMap is { } map && map.Size == tile.Size ? map.Only(Tiles[index].OwnedHere) : opinion.LabelMap,
        Instances = opinion.Instances is { } instances
            ? TileObjects.OfReference(instances, tile.Labels?.Instances ?? [], Elsewhere(index), Tiles[index], sizes[Tiles[index].Scene]) : null,
    };

    public IImage? OpenImage(int index) => Scenes.OpenImage(Tiles[index].Scene) is { } image ? new TileImage(image, Tiles[index].Window) : null;

    /// <summary>The file and the window that a tile's image is, when the scene's image is a file; known once the tile was read.</summary>
    public (string File, Window Window)? ImageOf(int index) => imageFiles[Tiles[index].Scene] is { } file ? (file, Tiles[index].Window) : null;

    public Origin? OriginOf(int index) => Scenes.OriginOf(Tiles[index].Scene) is { } origin ? Part(origin, Tiles[index]) : null;

    /// <summary>Where a tile's part of what is stored of its scene is read from.</summary>
    public static Origin Part(Origin scene, Tile tile) => scene with { Place = $"{scene.Place}@{tile.Place},{tile.Window.Size}" };

    public ValueTask DisposeAsync() => Scenes.DisposeAsync();
}
