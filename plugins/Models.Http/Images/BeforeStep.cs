namespace Assay.Models.Http.Images;

/// <summary>SCANEO's steps before sending, which take three bands of Sentinel-2 and divide by 3000. Band numbers are zero-based there, whatever its form says.</summary>
static class BeforeStep
{
    const double White = 3000;

    public static readonly string[] Names = ["S2RGB", "SATRGB"];

    /// <summary>Zero-based.</summary>
    public static IReadOnlyList<int> BandsOf(string name) => name == "S2RGB" ? [3, 2, 1] : [1, 2, 3];

    /// <summary>S2RGB: bytes, cut off as numpy's astype does; SATRGB: float64 in [0,1].</summary>
    public static Planes Apply(string name, Planes planes) => name == "S2RGB"
        ? planes with { Type = PixelType.UInt8, Map = value => Math.Truncate(Math.Clamp(value / White, 0, 1) * 255), NoData = null }
        : planes with { Type = PixelType.Float64, Map = value => Math.Clamp(value / White, 0, 1), NoData = null };
}
