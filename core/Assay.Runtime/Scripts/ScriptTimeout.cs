using System.Globalization;
using System.Text.RegularExpressions;

namespace Assay.Runtime.Scripts;

/// <summary>A length of time as people write it: <c>30s</c>, <c>500ms</c>, <c>1.5m</c>.</summary>
static partial class ScriptTimeout
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <exception cref="AssayException">It is no such text, or no time that can be waited for.</exception>
    public static TimeSpan Parse(string text)
    {
        var parts = Written().Match(text);
        var milliseconds = parts.Success ? double.Parse(parts.Groups[1].Value, CultureInfo.InvariantCulture) * (parts.Groups[2].Value switch { "ms" => 1, "s" => 1_000, _ => 60_000 }) : 0;
        return milliseconds >= 1 && milliseconds <= Longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new AssayException("script-timeout", $"'timeout' is '{text}', expected a time between 1ms and 24 hours with its unit, such as 500ms, 30s or 2m");
    }

    [GeneratedRegex(@"^\s*(\d{1,9}(?:\.\d{1,9})?)\s*(ms|s|m)\s*$")]
    private static partial Regex Written();
}
