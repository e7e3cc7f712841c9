using System.Globalization;

namespace Assay.Review.Terminal;

/// <summary>Numbers as people read them.</summary>
static class Numbers
{
    /// <summary>Three digits that count.</summary>
    public static string Short(double value) => Math.Abs(value) switch
    {
        >= 100000 => value.ToString("0.0e0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.##", CultureInfo.InvariantCulture),
        >= 0.001 or 0 => value.ToString("0.###", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0e0", CultureInfo.InvariantCulture),
    };

    /// <summary>A share in whole percent; what is little is not called nothing.</summary>
    public static string Percent(double share) => share switch { > 0 and < 0.005 => "<1 %", < 1 and >= 0.995 => ">99 %", _ => $"{share * 100:0} %" };

    /// <summary>Hours and minutes.</summary>
    public static string Time(TimeSpan time) => time.TotalHours >= 1 ? $"{(int)time.TotalHours}h{time.Minutes:00}" : time.TotalMinutes >= 1 ? $"{time.Minutes} min" : $"{time.Seconds} s";
}
