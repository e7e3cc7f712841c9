namespace Assay.Formats.CloudSen12;

/// <summary>Which image of a patch is opened.</summary>
public enum Product
{
    /// <summary>Sentinel-2 level 1C, top of atmosphere, 13 bands.</summary>
    L1c,
    /// <summary>Sentinel-2 level 2A, surface, 12 bands and what the release adds.</summary>
    L2a,
}
