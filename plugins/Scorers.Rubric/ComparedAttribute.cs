using System.Globalization;

namespace Assay.Scorers.Rubric;

/// <summary>An attribute that a label and its partner in the reference both have.</summary>
readonly record struct ComparedAttribute(string Name, string Label, string Reference, bool Agrees)
{
    const int Longest = 40;

    /// <summary>Whether a name is to be compared.</summary>
    public static bool IsWanted(string name, AttributesOptions options) => (options.Include.Count == 0 || options.Include.Contains(name)) && !options.Ignore.Contains(name);

    /// <summary>What both have, by name.</summary>
    public static IEnumerable<ComparedAttribute> Of(Instance label, Instance reference, AttributesOptions options) =>
        from name in label.Attributes.Keys.Order(StringComparer.Ordinal)
        where IsWanted(name, options) && reference.Attributes.ContainsKey(name)
        let values = (Label: label.Attributes[name].Trim(), Reference: reference.Attributes[name].Trim())
        select new ComparedAttribute(name, values.Label, values.Reference, Agree(values.Label, values.Reference, options));

    /// <summary><c>red -> blue</c>.</summary>
    public string Detail => $"{Cut(Label)} -> {Cut(Reference)}";

    /// <summary>Both values, when both are numbers.</summary>
    public IReadOnlyDictionary<string, double> Measured =>
        Number(Label) is { } label && Number(Reference) is { } reference ? new Dictionary<string, double> { ["label"] = label, ["reference"] = reference } : new Dictionary<string, double>();

    static bool Agree(string label, string reference, AttributesOptions options) =>
        Number(label) is { } a && Number(reference) is { } b ? Math.Abs(a - b) <= options.Tolerance
        : string.Equals(label, reference, options.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    static string Cut(string value) => value.Length == 0 ? "(empty)" : value.Length <= Longest ? value : value[..(Longest - 3)] + "...";
}
