namespace Assay.Outputs.Report.Plotting;

/// <summary>Where values stand along an axis.</summary>
abstract class Scale
{
    public abstract double From { get; }
    public abstract double To { get; }

    /// <summary>In [0,1], 0 at <see cref="From"/>; what lies outside stands at the nearer end.</summary>
    public abstract double Place(double value);

    /// <summary>Round values within the scale, rising.</summary>
    /// <param name="about">How many are wanted.</param>
    public abstract IReadOnlyList<double> Ticks(int about);
}

/// <summary>Equal steps are equal differences.</summary>
sealed class LinearScale : Scale
{
    public LinearScale(double from, double to) => (From, To) = double.IsFinite(from) && double.IsFinite(to) ? to - from > Finest * Math.Max(Math.Abs(from), Math.Abs(to)) ? (from, to) : Around(from) : (0, 1);

    /// <summary>A span that is smaller in proportion is none: its ticks would be one number to a double.</summary>
    const double Finest = 1e-9;

    public override double From { get; }
    public override double To { get; }

    static (double, double) Around(double only) => only == 0 ? (0, 1) : (Math.Min(only, 0), Math.Max(only, 0)) is var (low, high) && low < high ? (low, high) : (only - 1, only + 1);

    /// <summary>From the tick at or below the first value to that at or above the last.</summary>
    public static LinearScale Rounded(double from, double to, int about = 5)
    {
        var raw = new LinearScale(from, to);
        var step = Step(raw.To - raw.From, about);
        return new LinearScale(Math.Floor(raw.From / step + 1e-9) * step, Math.Ceiling(raw.To / step - 1e-9) * step);
    }

    public override double Place(double value) => Math.Clamp((value - From) / (To - From), 0, 1);

    public override IReadOnlyList<double> Ticks(int about)
    {
        var step = Step(To - From, about);
        List<double> ticks = [];
        for (var i = Math.Ceiling(From / step - 1e-6); i * step <= To + step * 1e-6 && ticks.Count <= 4 * about; i++)
            ticks.Add(i == 0 ? 0 : Math.Abs(i * step) < 1e3 ? Math.Round(i * step, 12) : i * step);
        return ticks;
    }

    /// <summary>1, 2 or 5 times a power of ten, so that a span has about so many steps, never many more.</summary>
    public static double Step(double span, int about)
    {
        var raw = span / Math.Max(1, about);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / power) switch { <= 1.0000001 => 1, <= 2.0000001 => 2, <= 5.0000001 => 5, _ => 10 } * power;
    }
}

/// <summary>Equal steps are equal ratios; for values above 0.</summary>
sealed class LogScale : Scale
{
    public LogScale(double from, double to)
    {
        (from, to) = from > 0 && to >= from && double.IsFinite(to) ? (from, to) : (1, 10);
        (From, To) = (Math.Pow(10, Math.Floor(Math.Log10(from) + 1e-9)), Math.Pow(10, Math.Ceiling(Math.Log10(to) - 1e-9)));
        if (From == To)
            To *= 10;
    }

    public override double From { get; }
    public override double To { get; }

    public override double Place(double value) => value <= From ? 0 : Math.Min(1, Math.Log10(value / From) / Math.Log10(To / From));

    /// <summary>Powers of ten, thinned when there are more than wanted; with 2 and 5 between them where there is room.</summary>
    public override IReadOnlyList<double> Ticks(int about)
    {
        var decades = (int)Math.Round(Math.Log10(To / From));
        var every = Math.Max(1, (decades + about - 1) / Math.Max(1, about));
        var between = decades <= 2 ? new[] { 1.0, 2, 5 } : [1.0];
        return [.. Enumerable.Range(0, decades + 1).Where(i => i % every == 0).SelectMany(i => between.Select(factor => Math.Pow(10, Math.Round(Math.Log10(From)) + i) * factor)).Where(tick => tick <= To * (1 + 1e-9))];
    }
}
