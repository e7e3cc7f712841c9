using System.Globalization;

namespace Assay.Scorers.Comparison.Tables;

/// <summary>Numbers as tables have them: invariant, shortest, empty where there is none.</summary>
static class Cells
{
    public static string Of(double? value) => value is { } number && !double.IsNaN(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null when there is nothing to divide by.</summary>
    public static double? Ratio(double of, double to) => to == 0 ? null : of / to;
}
