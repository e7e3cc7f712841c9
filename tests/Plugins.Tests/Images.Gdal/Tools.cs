using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Assay.Kernels.Native;

namespace Assay.Tests.Images.Gdal;

/// <summary>GDAL's own commands, which are the oracle, and files that they make.</summary>
static class Tools
{
    /// <summary>Skips the calling test where libgdal or its commands are not installed.</summary>
    public static void Need()
    {
        Assert.SkipWhen(NativeLibraries.Find(KnownLibrary.Gdal).Found is null, "GDAL is not installed (apt install gdal-bin)");
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "gdal_translate"))), "GDAL's commands are not installed (apt install gdal-bin)");
    }

    public static string Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{command} {string.Join(' ', arguments)}: {errors.Result}");
        return output;
    }

    public static JsonElement Describe(string path) => JsonDocument.Parse(Run("gdalinfo", "-json", path)).RootElement;

    /// <summary>All bands of a window as gdal_translate writes them: bands after one another, as float.</summary>
    public static float[] Pixels(TempFolder folder, string path, Box window)
    {
        var raw = folder.File($"{Guid.NewGuid():N}.raw");
        Run("gdal_translate", "-q", "-of", "ENVI", "-co", "INTERLEAVE=BSQ", "-ot", "Float32", "-srcwin", $"{window.X}", $"{window.Y}", $"{window.Width}", $"{window.Height}", path, raw);
        return MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(raw)).ToArray();
    }

    /// <summary>All bands of a window as the format reads them.</summary>
    public static float[] Pixels(IImage image, Box window)
    {
        var (area, size) = ((int)window.Area, new Size((int)window.Width, (int)window.Height));
        var values = new float[area * image.Bands];
        for (var band = 0; band < image.Bands; band++)
            image.Read(window, band, size, values.AsSpan(band * area, area));
        return values;
    }

    public static Box Whole(IImage image) => new(0, 0, image.Size.Width, image.Size.Height);
}
