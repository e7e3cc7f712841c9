using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>Keys that YAML, not the user, made: the end of a message that says so, else nothing.</summary>
static class KeyFlaw
{
    public static string Hint(MapEntry entry) =>
        entry.Key.IndexOf(':') is > 0 and var colon ? $"; a ':' needs a space behind it: '{entry.Key[..colon]}: {entry.Key[(colon + 1)..].Trim()}'"
        : entry.Value.IsNull && entry.Key.Length > 0 && entry.Key.All(char.IsAsciiDigit) ? "; within { } a ',' ends an option: write a number without commas, and a decimal point"
        : "";
}
