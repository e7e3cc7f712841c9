using System.Globalization;

namespace Assay.Models.Http.Answers;

/// <summary>One of SCANEO's steps on a model's planes. <c>Sigmoid</c> and <c>Threshold</c> give 1 where the number is above the threshold, <c>Argmax</c> the first plane with the largest number.</summary>
/// <param name="Name">As in SCANEO.</param>
/// <param name="Threshold">Of Sigmoid and Threshold.</param>
sealed record AfterStep(string Name, double Threshold)
{
    static readonly string[] Names = ["Sigmoid", "Argmax", "Threshold"];

    /// <exception cref="AssayException">No such step.</exception>
    public static AfterStep Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var name = (open < 0 ? text : text[..open]).Trim();
        if (!Names.Contains(name))
            throw new AssayException("no-such-step", $"postprocess: '{text}' is no step, expected Sigmoid, Argmax or Threshold");
        if (open < 0)
            return new AfterStep(name, 0.5);
        var given = text[(open + 1)..].TrimEnd().TrimEnd(')').Replace("threshold=", "", StringComparison.Ordinal).Trim();
        if (given.Length == 0)
            return new AfterStep(name, 0.5);
        return name != "Argmax" && double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var threshold) && double.IsFinite(threshold)
            ? new AfterStep(name, threshold)
            : throw new AssayException("no-such-step", $"postprocess: '{text}' is no step, expected {name}{(name == "Argmax" ? "" : " or " + name + "(0.5)")}");
    }

    /// <param name="values">planes x area numbers.</param>
    /// <returns>The planes that come out, one after Argmax.</returns>
    public int Apply(ref float[] values, int planes)
    {
        if (Name == "Argmax")
        {
            values = Argmax(values, planes);
            return 1;
        }
        // sigmoid(x) > t is x > ln(t / (1 - t)): no exponential per pixel.
        var cut = Name == "Threshold" ? Threshold : Threshold <= 0 ? double.NegativeInfinity : Threshold >= 1 ? double.PositiveInfinity : Math.Log(Threshold / (1 - Threshold));
        foreach (ref var value in values.AsSpan())
            value = value > cut ? 1 : 0;
        return planes;
    }

    static float[] Argmax(float[] values, int planes)
    {
        var area = values.Length / planes;
        var best = new float[area];
        for (var i = 0; i < area; i++)
            for (var k = 1; k < planes; k++)
                if (values[k * area + i] > values[(int)best[i] * area + i])
                    best[i] = k;
        return best;
    }
}
