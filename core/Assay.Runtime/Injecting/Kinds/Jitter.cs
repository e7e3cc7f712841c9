namespace Assay.Runtime.Injecting.Kinds;

/// <summary>A careless outline: it wanders in and out.</summary>
sealed class Jitter : IReshaping
{
    /// <summary>Normal values hardly exceed that.</summary>
    const double Farthest = 3;

    public string Name => "jitter";
    public string Meaning => "an object's outline wanders in and out; strength: how far (one standard deviation), in quarters of the object's width";

    public double Reach(Cutout old, double strength) => Farthest * Dilate.Radius(old, strength);

    public byte[]? Draw(Cutout old, double strength, SeededRandom random)
    {
        var amplitude = Dilate.Radius(old, strength);
        var noise = Noise.Field(random, old.Size, Math.Max(2, old.HalfWidth));
        var (inside, outside) = (old.SquaredDistances(toObject: false), old.SquaredDistances(toObject: true));
        var shape = new byte[old.Mask.Length];
        for (var i = 0; i < shape.Length; i++)
        {
            var depth = old.Mask[i] != 0 ? Math.Sqrt(inside[i]) - 0.5 : 0.5 - Math.Sqrt(outside[i]);
            shape[i] = (byte)(depth + amplitude * Math.Clamp(noise[i], -Farthest, Farthest) > 0 ? 1 : 0);
        }
        return shape;
    }
}
