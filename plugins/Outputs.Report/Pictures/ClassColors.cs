namespace Assay.Outputs.Report.Pictures;

/// <summary>A colour a class, the same in every picture.</summary>
static class ClassColors
{
    /// <summary>Distinct to most eyes on photographs; classes beyond take hues a golden angle apart.</summary>
    static readonly (byte, byte, byte)[] First =
    [
        (230, 159, 0), (86, 180, 233), (0, 158, 115), (240, 228, 66), (213, 94, 0), (204, 121, 167), (0, 114, 178), (160, 220, 90), (150, 110, 255), (255, 140, 140),
    ];

    public static (byte Red, byte Green, byte Blue) Of(int index) => index < First.Length ? First[index] : Hue((index - First.Length) * 137.508 % 360, index / 10 % 2 == 0 ? 0.95 : 0.75);

    static (byte, byte, byte) Hue(double hue, double value)
    {
        byte Channel(double shift)
        {
            var k = (shift + hue / 60) % 6;
            return (byte)(255 * value * (1 - 0.65 * Math.Max(0, Math.Min(Math.Min(k, 4 - k), 1))));
        }
        return (Channel(5), Channel(3), Channel(1));
    }

    public static string Hex((byte Red, byte Green, byte Blue) color) => $"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}";
}
