using System.Diagnostics;
using Assay.Kernels.Codecs;
using Assay.Kernels.Native;

namespace Assay.Cli.Tests;

/// <summary>GDAL is for the files that need it, and for nothing else.</summary>
public sealed class ImageLibraryTests : IDisposable
{
    static readonly byte[] Jpeg2000 = [0, 0, 0, 12, .. "jP  "u8, 13, 10, 0x87, 10, .. new byte[50]];
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    Answer Run(string? gdal, params string[] arguments) =>
        AssayCommand.Run(folder.Path, arguments, new Dictionary<string, string?> { ["ASSAY_CACHE"] = folder.File("cache"), ["ASSAY_GDAL"] = gdal });

    /// <summary>Images of one folder, nobody's labels: their sizes are read from the files.</summary>
    void Prepare(string name, byte[] bytes)
    {
        File.WriteAllBytes(folder.File("images/" + name), bytes);
        folder.Write("p.yaml", "dataset: { masks: { images: images }, classes: [a, b] }\nsteps: [ random: { seed: 1 } ]\n");
    }

    static byte[] Png() => PngEncoder.Encode(PngImage.Grey(4, 3, new byte[12]));

    [Fact]
    public void Without_GDAL_a_file_that_needs_it_stops_the_run_and_says_how_to_install_it()
    {
        Prepare("a.jp2", Jpeg2000);
        var answer = Run(NativeLibraries.Hidden, "run", "p.yaml", "--out", "run").Exits(2);
        Assert.Contains($"{Path.Combine("images", "a.jp2")}: nothing built in reads it; GDAL is hidden (ASSAY_GDAL=none); {KnownLibrary.Gdal.Advice}", answer.Errors);
        Assert.DoesNotContain("Exception", answer.Errors);
    }

    [Fact]
    public void Without_GDAL_what_is_built_in_works_and_every_verb_that_reads_no_image_too()
    {
        Prepare("a.png", Png());
        Run(NativeLibraries.Hidden, "lint", "p.yaml").Exits(0);
        Run(NativeLibraries.Hidden, "list").Exits(0);
        Run(NativeLibraries.Hidden, "run", "p.yaml", "--out", "run").Exits(0);
    }

    [Fact]
    public void GDAL_is_loaded_by_the_first_file_that_needs_it_and_not_before()
    {
        var (library, mark) = (Library(), folder.File("loaded"));
        Prepare("a.png", Png());
        foreach (var arguments in new string[][] { ["list"], ["lint", "p.yaml"], ["describe", "gdal"], ["run", "p.yaml", "--out", "first"] })
            Run(library, arguments).Exits(0);
        Assert.False(File.Exists(mark));
        Prepare("b.jp2", Jpeg2000);
        Assert.Contains("GDAL has no function GDALOpenEx, expected GDAL 3.4 or newer", Run(library, "run", "p.yaml", "--out", "second").Exits(2).Errors);
        Assert.True(File.Exists(mark));
    }

    [Fact]
    public void With_GDAL_a_file_that_is_corrupt_is_a_sample_that_cannot_be_audited()
    {
        Assert.SkipWhen(NativeLibraries.Find(KnownLibrary.Gdal).Found is null, "GDAL is not installed (apt install gdal-bin)");
        Prepare("a.jp2", Jpeg2000);
        File.WriteAllBytes(folder.File("images/b.png"), Png());
        var answer = Run(null, "run", "p.yaml", "--out", "run").Exits(4);
        Assert.Contains("GDAL does not read it (", answer.Errors);
        Assert.Contains("failed:broken-file", File.ReadAllText(folder.File("run/scores.csv")));
    }

    [Fact]
    public void A_TIFF_that_is_not_read_without_GDAL_is_read_with_it()
    {
        Prepare("a.tif", File.ReadAllBytes(Conformance.Path("tiff/cogeo.tif"))); // JPEG inside
        Assert.Contains($"GDAL is hidden (ASSAY_GDAL=none); {KnownLibrary.Gdal.Advice}", Run(NativeLibraries.Hidden, "run", "p.yaml", "--out", "without").Exits(2).Errors);
        Assert.SkipWhen(NativeLibraries.Find(KnownLibrary.Gdal).Found is null, "GDAL is not installed (apt install gdal-bin)");
        Run(null, "run", "p.yaml", "--out", "with").Exits(0);
    }

    /// <summary>A library that leaves a file behind where it is loaded.</summary>
    string Library()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, "gcc"))),
            "there is no gcc to build a native library with");
        var library = folder.File("libgdal.so");
        var code = folder.Write("library.c", $$"""
            #include <stdio.h>
            __attribute__((constructor)) static void loaded(void) { FILE *mark = fopen("{{folder.File("loaded")}}", "w"); if (mark) fclose(mark); }
            """);
        using var gcc = Process.Start("gcc", ["-shared", "-fPIC", "-o", library, code]);
        gcc.WaitForExit();
        Assert.Equal(0, gcc.ExitCode);
        return library;
    }
}
