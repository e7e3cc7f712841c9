using System.Diagnostics;
using Assay.Runtime.Doctor.Libraries;

namespace Assay.Runtime.Tests.Doctor;

/// <summary>Libraries that answer as GDAL and ONNX Runtime do; needs gcc to make them.</summary>
public sealed class LibrarySearchTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void GDAL_is_found_in_a_folder_and_asked_for_its_version()
    {
        var path = Compile("libgdal.so", "const char *GDALVersionInfo(const char *request) { return request[0] == 'R' ? \"3.6.2\" : \"other\"; }");
        Assert.Equal(new FoundLibrary(path, "3.6.2"), LibrarySearch.Find(KnownLibrary.Gdal, folder.Path));
    }

    [Fact]
    public void ONNX_Runtime_is_found_in_a_folder_and_asked_for_its_version()
    {
        var path = Compile("runtimes/linux/native/libonnxruntime.so", """
            static const char *version(void) { return "1.30.0"; }
            static struct { void *api; const char *(*version)(void); } base = { 0, version };
            const void *OrtGetApiBase(void) { return &base; }
            """);
        Assert.Equal(new FoundLibrary(path, "1.30.0"), LibrarySearch.Find(KnownLibrary.OnnxRuntime, folder.Path));
    }

    [Fact]
    public void A_library_that_is_no_library_is_not_found()
    {
        folder.Write("libno_such_library.so", "no library");
        Assert.Null(LibrarySearch.Find(KnownLibrary.Named("no_such_library"), folder.Path));
    }

    string Compile(string name, string code)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, "gcc"))),
            "there is no gcc to build a native library with");
        var library = folder.File(name);
        using var gcc = Process.Start(new ProcessStartInfo("gcc", ["-shared", "-fPIC", "-nostdlib", "-o", library, folder.Write("library.c", code)]) { RedirectStandardError = true })!;
        var errors = gcc.StandardError.ReadToEnd();
        gcc.WaitForExit();
        Assert.True(gcc.ExitCode == 0, errors);
        return library;
    }
}
