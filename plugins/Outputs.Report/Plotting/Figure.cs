namespace Assay.Outputs.Report.Plotting;

/// <summary>Numbers as people read them.</summary>
static class Figure
{
    /// <summary>Four significant digits, numbers from a thousand on without a fraction and in full, with commas.</summary>
    public static string Of(double value) => !double.IsFinite(value) ? "" : (value == Math.Round(value) || Math.Abs(value) >= 1000) && Math.Abs(value) < 1e15 ? value.ToString("N0")
        : Math.Abs(value) is >= 1e-4 and < 1000 ? decimal.Parse(value.ToString("G4"), System.Globalization.NumberStyles.Float).ToString("#,0.########") : value.ToString("0.###E+0");

    public static string Of(double? value) => value is { } known ? Of(known) : "";

    /// <summary>For ticks and cells, three significant digits of large numbers: 50k, 1.25M.</summary>
    public static string Short(double value) => Math.Abs(value) switch
    {
        >= 1e12 => value.ToString("0.#E+0"),
        >= 1e9 => Three(value / 1e9) + "G",
        >= 1e6 => Three(value / 1e6) + "M",
        >= 1e4 => Three(value / 1e3) + "k",
        0 => "0",
        < 1e-4 => value.ToString("0.#E+0"),
        _ => Math.Round(value, 6).ToString("0.######"),
    };

    static string Three(double value) => Math.Abs(value) >= 100 ? value.ToString("0") : Math.Abs(value) >= 10 ? value.ToString("0.#") : value.ToString("0.##");

    /// <summary>A share in percent, with as many digits as tell it from none and all.</summary>
    public static string Percent(double share) => !double.IsFinite(share) ? "" : (100 * share) switch
    {
        0 => "0 %",
        100 => "100 %",
        > 0 and < 0.1 or > 99.9 and < 100 => $"{100 * share:0.###} %",
        > 0 and < 10 or > 90 => $"{100 * share:0.#} %",
        var percent => $"{percent:0} %",
    };

    /// <summary>One of something, or more of them.</summary>
    public static string Count(double count, string one, string? many = null) => $"{Of(count)} {(count == 1 ? one : many ?? one + "s")}";
}
