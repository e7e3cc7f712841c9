using Assay.Runtime.Injecting;

namespace Assay.Runtime.Demo;

/// <summary>
/// What a good but fallible segmentation network would say of a scene. It knows the truth, blurred (so it is unsure at boundaries and on thin things), with
/// noise that neighbouring pixels share, and it makes confident mistakes: blobs of a wrong class, about one and a half an image, wherever the labels are right or wrong.
/// </summary>
/// <remarks>
/// The difficulty was fixed once, by what the parts stand for, and is not tuned to any scorer: inside an object the true class leads by 6 logits (p of about 0.98);
/// noise of standard deviation 1.2 per class makes some places unsure; mistakes of 2 to 6 px radius overlap in size with the small label errors and reach a
/// probability of 0.7 to 0.98.
/// </remarks>
static class SimulatedModel
{
    const double Lead = 6, NoiseStrength = 1.6, NoiseCell = 9;
    const double ExpMinusMistakes = 0.1353352832366127; // exp(-2): 2 mistakes an image
    const double SmallestMistake = 2, LargestMistake = 7, WeakestMistake = 7, StrongestMistake = 10;

    /// <summary>Probabilities in bytes (value / 255), class by class, row-major; they sum to 255 at every pixel.</summary>
    public static byte[] Ask(SeededRandom random, Size size, ushort[] truth)
    {
        var classes = Scene.ClassNames.Count;
        var logits = new float[classes][];
        for (var k = 0; k < classes; k++)
            logits[k] = Logits(random, size, truth, k);
        for (var mistakes = random.Poisson(ExpMinusMistakes); mistakes > 0; mistakes--)
            Mistake(random, size, truth, logits);
        return Softmax.ToBytes(logits);
    }

    static float[] Logits(SeededRandom random, Size size, ushort[] truth, int classIndex)
    {
        var logits = Blur.Twice(size, Array.ConvertAll(truth, id => id == classIndex ? (float)Lead : 0));
        var noise = Noise.Field(random, size, NoiseCell);
        for (var i = 0; i < logits.Length; i++)
            logits[i] += (float)NoiseStrength * noise[i];
        return logits;
    }

    static void Mistake(SeededRandom random, Size size, ushort[] truth, float[][] logits)
    {
        var (x, y) = (random.Whole(0, size.Width - 1), random.Whole(0, size.Height - 1));
        var other = random.Whole(0, logits.Length - 2);
        var plane = logits[other < truth[y * size.Width + x] ? other : other + 1];
        var radius = random.Between(SmallestMistake, LargestMistake);
        var strength = random.Between(WeakestMistake, StrongestMistake);
        var reach = (int)radius + 1;
        for (var v = Math.Max(0, y - reach); v <= Math.Min(size.Height - 1, y + reach); v++)
            for (var u = Math.Max(0, x - reach); u <= Math.Min(size.Width - 1, x + reach); u++)
            {
                var away = Math.Sqrt((u - x) * (u - x) + (v - y) * (v - y));
                plane[v * size.Width + u] += (float)(strength * Math.Clamp(radius - away, 0, 1));
            }
    }
}
