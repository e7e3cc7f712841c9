namespace Assay.Runtime.Demo;

/// <summary>An object of a scene; later ones cover earlier ones.</summary>
sealed record SceneObject(int Class, Shape Shape);

/// <summary>A small land-cover scene: objects on a field.</summary>
sealed record Scene(Size Size, IReadOnlyList<SceneObject> Objects)
{
    public const int Field = 0, Water = 1, Forest = 2, Building = 3, Road = 4, Cloud = 5;

    public static IReadOnlyList<string> ClassNames { get; } = ["field", "water", "forest", "building", "road", "cloud"];

    /// <summary>The class of every pixel, row-major.</summary>
    public ushort[] Render()
    {
        var map = new ushort[Size.Area];
        foreach (var one in Objects)
            Paint(map, one);
        return map;
    }

    public Scene Without(int position) => this with { Objects = [.. Objects.Where((_, at) => at != position)] };

    public Scene With(int position, SceneObject other) => this with { Objects = [.. Objects.Select((one, at) => at == position ? other : one)] };

    void Paint(ushort[] map, SceneObject one)
    {
        var bounds = one.Shape.Bounds;
        var (left, top) = (Math.Max(0, (int)bounds.X), Math.Max(0, (int)bounds.Y));
        var (right, bottom) = (Math.Min(Size.Width, (int)bounds.Right + 1), Math.Min(Size.Height, (int)bounds.Bottom + 1));
        for (var y = top; y < bottom; y++)
            for (var x = left; x < right; x++)
                if (one.Shape.Contains(x + 0.5, y + 0.5))
                    map[y * Size.Width + x] = (ushort)one.Class;
    }
}
