using Assay.Runtime.Injecting;

namespace Assay.Runtime.Demo;

/// <summary>Paints the image of a scene: a colour per class, mottled and grainy.</summary>
static class Texture
{
    /// <summary>Red, green, blue and how much the class is mottled, in the order of <see cref="Scene.ClassNames"/>.</summary>
    static readonly (byte Red, byte Green, byte Blue, double Mottle)[] Looks =
    [
        (166, 158, 92, 12), (48, 84, 122, 5), (46, 92, 52, 16), (168, 96, 84, 8), (132, 130, 128, 5), (226, 230, 234, 10),
    ];

    const double Cell = 5, Grain = 7;

    /// <summary>Red, green and blue of every pixel, row-major.</summary>
    public static byte[] Paint(SeededRandom random, Size size, ushort[] truth)
    {
        var mottle = Noise.Field(random, size, Cell);
        var image = new byte[3 * truth.Length];
        for (var i = 0; i < truth.Length; i++)
        {
            var look = Looks[truth[i]];
            var light = look.Mottle * mottle[i] + Grain * (random.Unit() + random.Unit() - 1);
            image[3 * i] = Shade(look.Red + light);
            image[3 * i + 1] = Shade(look.Green + light);
            image[3 * i + 2] = Shade(look.Blue + light);
        }
        return image;
    }

    static byte Shade(double value) => (byte)Math.Clamp(value + 0.5, 0, 255);
}
