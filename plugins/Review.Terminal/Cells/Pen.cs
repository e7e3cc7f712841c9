namespace Assay.Review.Terminal;

/// <summary>Colours and style to write with; <c>default</c> is the terminal's own.</summary>
public readonly record struct Pen(Color Foreground, Color Background = default, CellStyle Style = CellStyle.None)
{
    /// <summary>The same, bold.</summary>
    public Pen Bold => this with { Style = Style | CellStyle.Bold };

    /// <summary>The same, fainter.</summary>
    public Pen Dim => this with { Style = Style | CellStyle.Dim };

    /// <summary>The same, turned over.</summary>
    public Pen Reverse => this with { Style = Style | CellStyle.Reverse };

    /// <summary>The same on another background.</summary>
    public Pen On(Color background) => this with { Background = background };
}
