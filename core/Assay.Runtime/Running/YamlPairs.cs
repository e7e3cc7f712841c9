using System.Buffers;

namespace Assay.Runtime.Running;

/// <summary>A <c>map:</c> as someone would write it into a pipeline.</summary>
static class YamlPairs
{
    static readonly HashSet<string> Words = ["", "~", "null"];

    static readonly SearchValues<char> Signs = SearchValues.Create(",:{}[]#&*!|>'\"%@`");

    /// <summary><c>{ Thick Cloud: thick_cloud, sea: ~ }</c></summary>
    public static string Of(IEnumerable<(string Theirs, string? Ours)> pairs) => $"{{ {string.Join(", ", pairs.Select(pair => $"{Name(pair.Theirs)}: {(pair.Ours is { } ours ? Name(ours) : "~")}"))} }}";

    static string Name(string name) => Words.Contains(name) || name.Trim() != name || name.AsSpan().ContainsAny(Signs) ? $"'{name.Replace("'", "''", StringComparison.Ordinal)}'" : name;
}
