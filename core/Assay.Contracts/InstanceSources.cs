namespace Assay;

/// <summary>What is known of an instance from who or what drew it.</summary>
public static class InstanceSources
{
    /// <summary>
    /// Whether <see cref="Instance.Source"/> names one of these tools, as words: "sam" is found in "SAM", "sam2.1" and "auto (mobile_sam)", not in "sama" or "sample". Case, and which
    /// of '_', '-' and ' ' stands between words, do not matter. False without a source.
    /// </summary>
    /// <param name="instance">Of labels, as a rule.</param>
    /// <param name="tools">Words; empty ones name nothing.</param>
    public static bool WasDrawnBy(this Instance instance, IReadOnlyList<string> tools) => instance.Source is { } source && tools.Any(tool => Names(Plain(source), Plain(tool)));

    static string Plain(string text) => text.Replace('_', ' ').Replace('-', ' ').Trim();

    static bool Names(string source, string tool)
    {
        if (tool.Length == 0)
            return false;
        for (var at = 0; (at = source.IndexOf(tool, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            if ((at == 0 || !char.IsLetter(source[at - 1])) && (at + tool.Length == source.Length || !char.IsLetter(source[at + tool.Length])))
                return true;
        return false;
    }
}
