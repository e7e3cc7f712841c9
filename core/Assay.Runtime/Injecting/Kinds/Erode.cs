namespace Assay.Runtime.Injecting.Kinds;

/// <summary>Drawn too small, all around. The edge of the image takes nothing away.</summary>
sealed class Erode : IReshaping
{
    public string Name => "erode";
    public string Meaning => "an object is drawn too small, as a disc would leave it; strength as of dilate";

    public double Reach(Cutout old, double strength) => Dilate.Radius(old, strength);

    public byte[]? Draw(Cutout old, double strength, SeededRandom random)
    {
        var least = Dilate.Radius(old, strength) * Dilate.Radius(old, strength);
        return Array.ConvertAll(old.SquaredDistances(toObject: false), squared => (byte)(squared > least ? 1 : 0));
    }
}
