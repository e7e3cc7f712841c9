namespace Assay.Runtime.Tiling;

/// <summary>A window of a scene that is a sample.</summary>
/// <param name="Scene">Position in the dataset that was cut.</param>
/// <param name="Window">What the tile shows.</param>
/// <param name="Owned">What of it counts, in the scene's pixels: the windows of a scene overlap, these do not, and together they are the scene.</param>
sealed record Tile(int Scene, Window Window, Window Owned)
{
    /// <summary><see cref="Owned"/> in the tile's own pixels.</summary>
    public Window OwnedHere => Owned with { X = Owned.X - Window.X, Y = Owned.Y - Window.Y };

    /// <summary>The one at the top left of its scene: it tells what holds for the whole scene.</summary>
    public bool IsFirst => Window is { X: 0, Y: 0 };

    /// <summary>The part that says which tile of its scene it is.</summary>
    public string Place => $"{Window.X},{Window.Y}";
}
