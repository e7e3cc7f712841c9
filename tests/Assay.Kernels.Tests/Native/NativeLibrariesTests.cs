using System.Diagnostics;
using System.Runtime.InteropServices;
using Assay.Kernels.Native;

namespace Assay.Kernels.Tests.Native;

/// <summary>Libraries that answer as GDAL and ONNX Runtime do; needs gcc to make them.</summary>
public sealed class NativeLibrariesTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void GDAL_is_found_in_a_folder_and_asked_for_its_version()
    {
        var path = Compile("libgdal.so", "const char *GDALVersionInfo(const char *request) { return request[0] == 'R' ? \"3.6.2\" : \"other\"; }");
        Assert.Equal((path, "3.6.2"), Found(NativeLibraries.Find(KnownLibrary.Gdal, folder: folder.Path)));
    }

    [Fact]
    public void ONNX_Runtime_is_found_in_a_folder_and_asked_for_its_version()
    {
        var path = Compile("runtimes/linux/native/libonnxruntime.so", """
            static const char *version(void) { return "1.30.0"; }
            static struct { void *api; const char *(*version)(void); } base = { 0, version };
            const void *OrtGetApiBase(void) { return &base; }
            """);
        Assert.Equal((path, "1.30.0"), Found(NativeLibraries.Find(KnownLibrary.OnnxRuntime, folder: folder.Path)));
    }

    [Fact]
    public void A_path_that_is_named_may_be_the_file_or_its_folder()
    {
        var path = Compile("libonnxruntime.so.1", "int nothing;");
        Assert.Equal((path, null), Found(NativeLibraries.Find(KnownLibrary.OnnxRuntime, path)));
        Assert.Equal((path, null), Found(NativeLibraries.Find(KnownLibrary.OnnxRuntime, folder.Path)));
    }

    [Fact]
    public void The_npm_package_is_found_by_the_folder_above_the_working_directory()
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        var path = Compile($"node_modules/onnxruntime-node/bin/napi-v6/linux/{architecture}/libonnxruntime.so.1", "int nothing;");
        Assert.Equal([path], LibraryPlaces.NodePackage([Path.Combine(folder.Path, "a", "b")]));
    }

    [Fact]
    public void A_file_that_is_no_library_is_not_found_and_the_loaders_reason_is_kept()
    {
        var path = folder.Write("libno_such_library.so", "no library");
        var search = NativeLibraries.Find(KnownLibrary.Named("no_such_library"), folder: folder.Path);
        Assert.Null(search.Found);
        Assert.StartsWith(path + ": ", search.Tried[0]);
        Assert.Equal("the system's libno_such_library.so to no_such_library", search.Tried[^1]);
        Assert.StartsWith("beside the application in ", search.Tried[^2]);
    }

    [Fact]
    public void A_path_that_is_named_and_missing_is_the_only_one_tried()
    {
        var missing = folder.File("nowhere.so");
        Assert.Equal([missing + ": no such file"], NativeLibraries.Find(KnownLibrary.Gdal, missing).Tried);
    }

    [Fact]
    public void Insisting_on_a_library_that_is_hidden_says_so_and_how_to_install_it()
    {
        var before = Environment.GetEnvironmentVariable("ASSAY_GDAL");
        Environment.SetEnvironmentVariable("ASSAY_GDAL", NativeLibraries.Hidden);
        try
        {
            Assert.Equal($"GDAL is hidden (ASSAY_GDAL=none); {KnownLibrary.Gdal.Advice}", Assert.Throws<DllNotFoundException>(() => NativeLibraries.Load(KnownLibrary.Gdal)).Message);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ASSAY_GDAL", before);
        }
    }

    static (string, string?) Found(LibrarySearch search) => (search.Found!.Path, search.Found.Version);

    string Compile(string name, string code)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, "gcc"))),
            "there is no gcc to build a native library with");
        var library = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(library)!);
        using var gcc = Process.Start(new ProcessStartInfo("gcc", ["-shared", "-fPIC", "-nostdlib", "-o", library, folder.Write("library.c", code)]) { RedirectStandardError = true })!;
        var errors = gcc.StandardError.ReadToEnd();
        gcc.WaitForExit();
        Assert.True(gcc.ExitCode == 0, errors);
        return library;
    }
}
