namespace Assay.Images.Gdal.Native;

/// <summary>How GDAL is to behave in this process.</summary>
static unsafe class Settings
{
    /// <summary>What decides over right and wrong, or over what is touched, is not left to the environment.</summary>
    static readonly (string Name, string Value)[] Fixed =
    [
        ("GDAL_ERROR_ON_LIBJPEG_WARNING", "TRUE"), // Half a photo is no photo.
        ("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR"), // No looking around in folders of a million files, and nothing taken from beside the file.
        ("GDAL_PAM_ENABLED", "NO"), // No .aux.xml read or written.
        ("CPL_DEBUG", "OFF"),
    ];

    /// <summary>Decoded blocks, for all threads together; the default is a share of the machine's memory.</summary>
    static readonly (string Name, string Value)[] Defaults = [("GDAL_CACHEMAX", "256")];

    public static void Apply(delegate* unmanaged<byte*, byte*, byte*> get, delegate* unmanaged<byte*, byte*, void> set)
    {
        foreach (var (name, value) in Fixed)
            Set(name, value);
        foreach (var (name, value) in Defaults)
            using (var key = new Text(name))
                if (get(key.One, null) == null)
                    Set(name, value);

        void Set(string name, string value)
        {
            using var pair = new Text(name, value);
            set(pair.List[0], pair.List[1]);
        }
    }
}
