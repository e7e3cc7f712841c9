namespace Assay.Formats.CloudSen12;

/// <summary>What the codes of masks mean (Aybar et al. 2022, "CloudSEN12", Scientific Data 9:782, tables 3 and 4; the algorithms' own documents).</summary>
static class MaskClasses
{
    public static ClassList Manual { get; } = ClassList.Named("clear", "thick_cloud", "thin_cloud", "cloud_shadow");

    static readonly ClassList Fmask = ClassList.Named("clear_land", "clear_water", "cloud_shadow", "snow", "cloud");
    static readonly ClassList Sen2Cor = ClassList.Named("no_data", "saturated", "dark_area", "cloud_shadow", "vegetation", "bare_soil", "water", "cloud_low_probability", "cloud_medium_probability", "cloud_high_probability", "thin_cirrus", "snow");
    static readonly ClassList KappaMask = ClassList.Named("missing", "clear", "cloud_shadow", "semi_transparent_cloud", "cloud", "undefined");
    static readonly ClassList Binary = ClassList.Named("clear", "cloud");
    static readonly ClassList Qa60 = new([new(0, "clear"), new(1024, "opaque_cloud"), new(2048, "cirrus")]);

    /// <summary>Of a mask by its name; unknown ones have bare ids.</summary>
    public static ClassList Of(string mask) => mask.ToLowerInvariant().Replace("cloudmask_", "", StringComparison.Ordinal) switch
    {
        "manual" or "manual_hq" or "manual_sc" or "target" => Manual,
        var name when name.StartsWith("unetmobv2", StringComparison.Ordinal) => Manual,
        var name when name.StartsWith("kappamask", StringComparison.Ordinal) => KappaMask,
        var name when name.StartsWith("cd-fcnn", StringComparison.Ordinal) || name.StartsWith("cd_fcnn", StringComparison.Ordinal) => Binary,
        "fmask" => Fmask,
        "sen2cor" => Sen2Cor,
        "qa60" => Qa60,
        _ => ClassList.Unknown,
    };
}
