namespace Assay.Runtime.Pipelines;

/// <summary>Text of users for terminals: what would move the cursor, colour or turn round the line is written as <c>\u001B</c>.</summary>
static class Printable
{
    public static string Of(string text) => !text.Any(IsUnsafe) ? text : string.Concat(text.Select(c => IsUnsafe(c) ? $"\\u{(int)c:X4}" : c.ToString()));

    static bool IsUnsafe(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
