namespace Assay.Review.Terminal;

/// <summary>Where keymaps are: the pipeline's, then the reviewer's own.</summary>
static class KeymapFiles
{
    /// <summary><c>ASSAY_KEYMAP</c>, else <c>keymap.yaml</c> in <c>XDG_CONFIG_HOME/assay</c>, <c>~/.config/assay</c> or, on Windows, <c>%APPDATA%\assay</c>.</summary>
    public static string Own => Environment.GetEnvironmentVariable("ASSAY_KEYMAP") is { Length: > 0 } path ? path
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "assay", "keymap.yaml");

    /// <exception cref="AssayException">A file that was named cannot be read.</exception>
    public static Keymap Read(InputPath? ofPipeline)
    {
        List<(string, string)> files = [];
        if (ofPipeline is { } named)
            files.Add((Path.GetFileName(named.Path), Text(named.Path)));
        if (File.Exists(Own) || Environment.GetEnvironmentVariable("ASSAY_KEYMAP") is { Length: > 0 })
            files.Add((Path.GetFileName(Own), Text(Own)));
        return KeymapReader.Read(files);
    }

    static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AssayException("no-keymap", $"the keymap {path} cannot be read ({e.Message.TrimEnd('.')}); see that the file is there and may be read, or take away what names it", e);
        }
    }
}
