using System.Net;
using System.Text;

namespace Assay.Outputs.Report.Plotting;

/// <summary>One picture as markup. Colours are classes that <see cref="PlotStyle"/> knows, so that the page decides between light and dark; text is escaped; numbers have two decimals at most.</summary>
sealed class Svg
{
    /// <summary>Room for a letter of the page's 13 units in sans serif, a wide one among them now and then.</summary>
    public const double Letter = 7.3;

    readonly StringBuilder text = new();

    /// <param name="title">Read aloud in place of the picture.</param>
    public Svg(int width, int height, string title) =>
        text.Append($"<svg class=\"plot\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{Escape(title)}\">\n");

    public void Line(double x1, double y1, double x2, double y2, string look) =>
        text.Append($"<line class=\"{look}\" x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"/>\n");

    /// <param name="hint">Shown by the pointer; null: none.</param>
    /// <param name="opacity">In [0,1]; null: opaque.</param>
    public void Rect(double x, double y, double width, double height, string look, string? hint = null, double? opacity = null) => Shape(
        $"<rect class=\"{look}\" x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(Math.Max(0, width))}\" height=\"{N(Math.Max(0, height))}\"{(opacity is { } share ? $" fill-opacity=\"{N(share)}\"" : "")}", "rect", hint);

    public void Circle(double x, double y, double radius, string look, string? hint = null) =>
        Shape($"<circle class=\"{look}\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"", "circle", hint);

    public void Path(IEnumerable<(double X, double Y)> points, string look, string? hint = null)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
            path.Append(path.Length == 0 ? 'M' : 'L').Append(N(x)).Append(' ').Append(N(y));
        if (path.Length > 0)
            Shape($"<path class=\"{look}\" d=\"{path}\"", "path", hint);
    }

    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="turned">Read from below, around its own place.</param>
    public void Text(double x, double y, string words, string anchor = "start", string look = "", string? hint = null, bool turned = false)
    {
        var place = turned ? $" transform=\"translate({N(x)} {N(y)}) rotate(-90)\"" : $" x=\"{N(x)}\" y=\"{N(y)}\"";
        text.Append($"<text{(look.Length > 0 ? $" class=\"{look}\"" : "")}{place}{(anchor == "start" ? "" : $" text-anchor=\"{anchor}\"")}>{Title(hint)}{Escape(words)}</text>\n");
    }

    void Shape(string head, string name, string? hint) => text.Append(hint is null ? $"{head}/>\n" : $"{head}>{Title(hint)}</{name}>\n");

    static string Title(string? hint) => hint is null ? "" : $"<title>{Escape(hint)}</title>";

    public override string ToString() => text + "</svg>\n";

    static string N(double value) => Math.Round(value, 2).ToString("0.##");

    /// <summary>Words as they may stand in markup; characters that no XML may hold are left out.</summary>
    public static string Escape(string words) =>
        WebUtility.HtmlEncode(words.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 ? words : new string([.. words.Where(c => c is '\t' or '\n' || !char.IsControl(c))]));
}
