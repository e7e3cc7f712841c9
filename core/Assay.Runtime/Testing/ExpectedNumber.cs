using System.Globalization;

namespace Assay.Runtime.Testing;

/// <summary>A number as tests write it; <c>empty</c> is no evidence.</summary>
static class ExpectedNumber
{
    public const string Empty = "empty";

    public static bool IsOne(string text) => text == Empty || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether a value is what was expected.</summary>
    public static bool Agrees(string expected, double? actual, double tolerance) =>
        expected == Empty || actual is null ? expected == Empty && actual is null : Math.Abs(double.Parse(expected, CultureInfo.InvariantCulture) - actual.Value) <= tolerance;

    public static string Write(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? Empty;
}
