using System.Globalization;
using System.Text.RegularExpressions;

namespace Assay.Runtime.Pipelines.Yaml;

/// <summary>What people write out of habit where a pipeline wants a truth value or a number: the end of a message that says what to write. Empty when it is no habit.</summary>
static partial class Habit
{
    /// <summary>YAML 1.1 had 22 words for truth; YAML 1.2, and this reader, have true and false.</summary>
    public static string OfTruth(Node node) => node is not ScalarNode scalar || Meant(scalar.Text) is not { } meant ? ""
        : scalar.Style == ScalarStyle.Quoted && scalar.Text == meant ? $"; write {meant}, without quotes"
        : $"; '{scalar.Text}' is text here: write {meant}";

    /// <summary>Whether a word stands for true or false somewhere, but not here.</summary>
    public static bool IsTruthElsewhere(string text) => text is not ("true" or "false") && Meant(text) is not null;

    static string? Meant(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" or "y" => "true",
        "false" or "no" or "off" or "n" => "false",
        _ => null,
    };

    public static string OfNumber(Node node, bool whole) =>
        node is ScalarNode { Text: var text } && Number(text, whole) is { } better ? $"; {better.Why}: write {better.Value}" : "";

    /// <summary>A number that would be taken, but that YAML 1.1 tools read as octal.</summary>
    public static bool HasLeadingZeros(string text) => LeadingZeros().IsMatch(text);

    static (string Why, string Value)? Number(string text, bool whole) =>
        Thousands().IsMatch(text) || text.Contains('_') && Digits().IsMatch(text) ? ("digits are not grouped", text.Replace(",", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal))
        : DecimalComma().IsMatch(text) ? ("the decimal sign is a point", text.Replace(',', '.'))
        : HasLeadingZeros(text) ? ("leading zeros mean octal to some readers of YAML", LeadingZeros().Replace(text, "$1$2"))
        : text.EndsWith('%') && Double(text[..^1]) is { } percent ? ("percent are not understood", Written(percent / 100))
        : Based().Match(text) is { Success: true } based ? ("only decimal digits are understood", Based(based))
        : whole && Double(text) is { } value && value == Math.Floor(value) && Math.Abs(value) < 1e15 ? ("a whole number has only digits", Written(value))
        : null;

    static double? Double(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    static string Written(double value) => value.ToString(CultureInfo.InvariantCulture);

    static string Based(Match match) => Convert.ToInt64(match.Groups[2].Value, match.Groups[1].Value == "x" ? 16 : 8).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[-+]?[\d_]+(\.[\d_]+)?$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[-+]?\d*,\d+$")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^([-+]?)0+(\d.*)$")]
    private static partial Regex LeadingZeros();

    [GeneratedRegex(@"^0([xo])([0-9A-Fa-f]{1,12})$")]
    private static partial Regex Based();
}
