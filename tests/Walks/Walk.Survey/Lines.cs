using System.Globalization;

namespace Walk.Survey;

static class Lines
{
    public static async Task<Dictionary<string, double>> ReadAsync(NumbersOptions options, CancellationToken cancel) =>
        (await File.ReadAllLinesAsync(options.File.Path, cancel)).Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));
}
