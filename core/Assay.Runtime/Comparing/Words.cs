using System.Globalization;

namespace Assay.Runtime.Comparing;

/// <summary>Numbers for a screen.</summary>
static class Words
{
    /// <summary><c>1,115,464</c>.</summary>
    public static string Count(double? value) => value is { } number ? number.ToString("N0", CultureInfo.InvariantCulture) : "-";

    /// <summary><c>+218,682</c>.</summary>
    public static string Change(double? value) => value is { } number ? (number > 0 ? "+" : "") + Count(number) : "-";

    /// <summary><c>x1.24</c>.</summary>
    public static string Ratio(double? value) => value is { } number ? $"x{number.ToString(number < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture)}" : "-";

    public static string Share(double? value) => value is { } number ? number.ToString("0.000", CultureInfo.InvariantCulture) : "-";

    public static string Percent(double? value) => value is { } number ? (100 * number).ToString(number is > 0 and < 0.1 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %" : "-";

    public static string Px(double? value) => value is { } number ? number.ToString("0.00", CultureInfo.InvariantCulture) : "-";

    /// <summary><c>+0.12</c>: which way matters.</summary>
    public static string SignedPx(double? value) => value is { } number ? number.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) : "-";

    /// <summary>The end of a name that fits a column: files of one folder differ there.</summary>
    public static string End(string name, int most) => name.Length <= most ? name : "~" + name[^(most - 1)..];

    /// <summary>A name that fits a column.</summary>
    public static string Name(string name, int most = 20) => name.Length <= most ? name : name[..(most - 1)] + "~";
}
