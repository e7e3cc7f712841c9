namespace Assay.Runtime.Scripts;

/// <summary>Turns an offset into a line and a column, both from 1.</summary>
static class TextPosition
{
    public static (int Line, int Column) Of(string text, int offset)
    {
        var before = text.AsSpan(0, Math.Clamp(offset, 0, text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
