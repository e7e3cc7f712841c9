namespace Assay.Runtime.Injecting.Kinds;

/// <summary>Drawn too large, all around.</summary>
sealed class Dilate : IReshaping
{
    public string Name => "dilate";
    public string Meaning => "an object is drawn too large, as a disc would leave it; strength: the disc's radius, in quarters of the object's width";

    public double Reach(Cutout old, double strength) => Radius(old, strength);

    public byte[]? Draw(Cutout old, double strength, SeededRandom random)
    {
        var most = Radius(old, strength) * Radius(old, strength);
        return Array.ConvertAll(old.SquaredDistances(toObject: true), squared => (byte)(squared <= most ? 1 : 0));
    }

    /// <summary>In pixels, 1 or more.</summary>
    public static double Radius(Cutout old, double strength) => Math.Max(1, strength * old.HalfWidth / 2);
}
