namespace Assay.Review.Terminal;

/// <summary>The nearest colour of a smaller palette, by squared distance in RGB weighted 2:4:3 (the redmean formula at its middle).</summary>
public static class Palette
{
    /// <summary>xterm's defaults for the sixteen colours.</summary>
    static readonly int[] Sixteen =
        [0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF];

    static readonly int[] Levels = [0, 95, 135, 175, 215, 255];

    /// <summary>0 to 15.</summary>
    public static int ToSixteen(Color color)
    {
        var (best, least) = (0, int.MaxValue);
        for (var i = 0; i < Sixteen.Length; i++)
            if (Distance(color, Sixteen[i] >> 16, Sixteen[i] >> 8 & 255, Sixteen[i] & 255) is var distance && distance < least)
                (best, least) = (i, distance);
        return best;
    }

    /// <summary>16 to 255: the colour cube or the ramp of greys.</summary>
    public static int ToIndexed(Color color)
    {
        int red = Level(color.Red), green = Level(color.Green), blue = Level(color.Blue);
        var grey = Math.Clamp(((color.Red + color.Green + color.Blue) / 3 - 3) / 10, 0, 23);
        var ramp = 8 + 10 * grey;
        return Distance(color, Levels[red], Levels[green], Levels[blue]) <= Distance(color, ramp, ramp, ramp) ? 16 + 36 * red + 6 * green + blue : 232 + grey;
    }

    static int Level(byte value) => value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;

    static int Distance(Color color, int red, int green, int blue) =>
        2 * (color.Red - red) * (color.Red - red) + 4 * (color.Green - green) * (color.Green - green) + 3 * (color.Blue - blue) * (color.Blue - blue);
}
