namespace Assay.Outputs.Report.Markup;

/// <summary>
/// The page's colours, light and dark. Text keeps a contrast of 4.5 to its ground, marks of plots 3 (WCAG 2.2, 1.4.3 and 1.4.11); a test computes them. Series are told apart without seeing
/// colour as most do: their order follows Okabe and Ito 2008, "Color Universal Design".
/// </summary>
static class Palette
{
    public static IReadOnlyDictionary<string, (string Light, string Dark)> Colors { get; } = new Dictionary<string, (string, string)>
    {
        ["ground"] = ("#f6f7f9", "#14171c"),
        ["card"] = ("#ffffff", "#1d2128"),
        ["ink"] = ("#1b1f24", "#e8ebef"),
        ["quiet"] = ("#59616b", "#a3adb9"),
        ["rule"] = ("#d9dde3", "#363d47"),
        ["link"] = ("#0b5cad", "#7cb8f5"),
        ["s0"] = ("#2f6fa7", "#6aa9de"),
        ["s1"] = ("#c2560c", "#f0964a"),
        ["s2"] = ("#0a7f62", "#3cc49c"),
        ["s3"] = ("#9a4a86", "#dc93c8"),
        ["s4"] = ("#7d6a00", "#d9c64a"),
        ["good"] = ("#0b6e4f", "#4fcf9f"),
        ["warn"] = ("#8a5a00", "#f2b84b"),
        ["bad"] = ("#b3261e", "#ff8a80"),
    };

    /// <summary>Pairs that are seen on each other, and the contrast they need.</summary>
    public static IReadOnlyList<(string Front, string Back, double Contrast)> Uses { get; } =
    [
        .. new[] { "ground", "card" }.SelectMany(back => new[] { "ink", "quiet", "link", "good", "warn", "bad" }.Select(front => (front, back, 4.5))),
        .. new[] { "s0", "s1", "s2", "s3", "s4" }.Select(front => (front, "card", 3.0)),
    ];

    public static string Variables(bool dark) => string.Concat(Colors.Select(color => $"--{color.Key}:{(dark ? color.Value.Dark : color.Value.Light)};"));
}
