using System.Globalization;

namespace Assay.Runtime.Caching;

/// <summary>Sizes as people write them: <c>20GB</c>, <c>1.5 TB</c>, <c>800MiB</c>.</summary>
public static class ByteSize
{
    static readonly (string Unit, double Bytes)[] Units =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40), ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("B", 1),
    ];

    /// <summary>Null when it is no size.</summary>
    public static long? Parse(string text)
    {
        var (unit, bytes) = Units.FirstOrDefault(entry => text.EndsWith(entry.Unit, StringComparison.OrdinalIgnoreCase), ("", 1));
        return double.TryParse(text[..^unit.Length].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number * bytes < long.MaxValue
            ? (long)(number * bytes) : null;
    }

    /// <summary>Three significant digits at least.</summary>
    public static string Show(long bytes)
    {
        var (unit, size) = Units.Where(entry => !entry.Unit.Contains('i')).OrderByDescending(entry => entry.Bytes).FirstOrDefault(entry => bytes >= entry.Bytes, ("B", 1));
        return (bytes / size).ToString(size == 1 ? "0" : bytes / size < 100 ? "0.0" : "0", CultureInfo.InvariantCulture) + " " + unit;
    }
}
