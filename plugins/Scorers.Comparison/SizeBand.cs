namespace Assay.Scorers.Comparison;

/// <summary>COCO's sizes, half-open: small is below 32^2 px, large from 96^2 px on.</summary>
enum SizeBand : byte
{
    All,
    Small,
    Medium,
    Large,
}

static class SizeBands
{
    public const int Count = 4;
    public const double Medium = 32 * 32, Large = 96 * 96;

    /// <summary>Up to 10 x 10 px; a part of the small ones.</summary>
    public const double VerySmall = 10 * 10;

    public static SizeBand Of(double area) => area < Medium ? SizeBand.Small : area < Large ? SizeBand.Medium : SizeBand.Large;

    public static string Name(SizeBand band) => band.ToString().ToLowerInvariant();
}
