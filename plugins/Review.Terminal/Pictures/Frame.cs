namespace Assay.Review.Terminal;

/// <summary>A window of a sample held at every <paramref name="Step"/>-th pixel: all of a small sample, a reduced one or a part of a large one.</summary>
/// <param name="Window">In the sample's pixels.</param>
/// <param name="Step">1 or more.</param>
public readonly record struct Frame(Window Window, int Step)
{
    /// <summary>Pixels held; a sample larger than this is not held whole at full resolution.</summary>
    public const long Most = 4_194_304;

    /// <summary>All of a sample, at every pixel if there is room.</summary>
    public static Frame Whole(Size size) => new(new Window(0, 0, size), Math.Max(1, (int)Math.Ceiling(Math.Sqrt(size.Area / (double)Most))));

    /// <summary>Columns held.</summary>
    public int Width => (Window.Size.Width + Step - 1) / Step;

    /// <summary>Rows held.</summary>
    public int Height => (Window.Size.Height + Step - 1) / Step;

    /// <summary>Pixels held.</summary>
    public int Area => Width * Height;

    /// <summary>The sample's pixel lies in the window.</summary>
    public bool Holds(int x, int y) => x >= Window.X && y >= Window.Y && x < Window.Right && y < Window.Bottom;

    /// <summary>Position of what is held for a pixel of the sample that lies in the window.</summary>
    public int At(int x, int y) => (y - Window.Y) / Step * Width + (x - Window.X) / Step;

    /// <summary>A window lies in this one.</summary>
    public bool Holds(Window window) => window.X >= Window.X && window.Y >= Window.Y && window.Right <= Window.Right && window.Bottom <= Window.Bottom;
}
