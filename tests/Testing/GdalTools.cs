using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace Assay.Testing;

/// <summary>GDAL's command line tools (Debian: gdal-bin), the oracle for raster files. Tests that call them are skipped, with the reason, where they are missing.</summary>
public static class GdalTools
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs a tool (<c>gdal_translate</c>, <c>gdalinfo</c>, ...), which has to succeed; returns what it prints.</summary>
    public static string Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var started = new Started(start, Patience);
            return started.Wait().Exits(0).Output;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{tool} is not installed (Debian: apt-get install gdal-bin)");
            throw;
        }
    }

    /// <summary>All samples of a file, band by band, row by row, low bytes first, in the file's own type.</summary>
    public static byte[] ReadRaw(string path, TempFolder folder)
    {
        var raw = folder.File($"{Guid.NewGuid():N}.bin");
        Run("gdal_translate", "-q", "-of", "ENVI", "-co", "INTERLEAVE=BSQ", "-a_ullr", "0", "1", "1", "0", path, raw);
        return File.ReadAllBytes(raw);
    }
}
