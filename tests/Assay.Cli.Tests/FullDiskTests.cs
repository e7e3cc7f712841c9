using System.Diagnostics;
using Assay.Kernels.Codecs;

namespace Assay.Cli.Tests;

/// <summary>A disk that is full ends a run with a clear word and leaves it resumable; a full cache does not end it.</summary>
public class FullDiskTests
{
    const string Pipeline = """
        dataset:
          masks: { labels: labels }
          classes: [ground, water]
        steps:
          - script: { file: wordy.csx }
          - lowest: { by: wordy, count: 20 }
        """;

    /// <summary>Each score takes 4 kB in the folder.</summary>
    const string Wordy = """
        Score? Score(Exam exam) => new() { Values = [exam.LabelMap!.Ids.ToArray().Average(id => (double)id)], Reason = exam.Sample.Id + new string('x', 4000) };
        """;

    [Fact]
    public void A_run_on_a_full_disk_says_so_and_goes_on_to_the_same_bytes_when_there_is_room()
    {
        using var folder = Prepared();
        AssayCommand.Run(folder.Path, Run("whole"), Cache(folder.File("cache"))).Exits(0);
        using var disk = SmallDisk.Mount(folder.File("disk"), kilobytes: 200);
        var stopped = AssayCommand.Run(folder.Path, Run("disk/run"), Cache(folder.File("other"))).Exits(3);
        Assert.Contains("disk-full", stopped.Errors);
        Assert.Contains("disk/run", stopped.Errors);
        Assert.Contains("assay run pipeline.yaml --out disk/run", stopped.Errors);
        Assert.False(File.Exists(folder.File("disk/run/run.json")));
        Assert.Contains("disk-full", AssayCommand.Run(folder.Path, Run("disk/run"), Cache(folder.File("other"))).Exits(3).Errors);
        disk.Resize(kilobytes: 4000);
        AssayCommand.Run(folder.Path, Run("disk/run"), Cache(folder.File("other"))).Exits(0);
        RunFiles.Equal(folder.File("whole"), folder.File("disk/run"));
    }

    [Fact]
    public void A_full_cache_is_said_once_and_costs_no_run()
    {
        using var folder = Prepared();
        AssayCommand.Run(folder.Path, Run("whole"), Cache(folder.File("cache"))).Exits(0);
        using var disk = SmallDisk.Mount(folder.File("disk"), kilobytes: 100);
        var answer = AssayCommand.Run(folder.Path, Run("run"), Cache(folder.File("disk/cache"))).Exits(0);
        Assert.Single(answer.Errors.Split('\n'), line => line.Contains("the cache cannot be written to"));
        RunFiles.Equal(folder.File("whole"), folder.File("run"));
    }

    static string[] Run(string to) => ["run", "pipeline.yaml", "--out", to, "--jobs", "2"];

    static Dictionary<string, string?> Cache(string folder) => new() { ["ASSAY_CACHE"] = folder };

    static TempFolder Prepared()
    {
        var folder = new TempFolder();
        folder.Write("pipeline.yaml", Pipeline);
        folder.Write("wordy.csx", Wordy);
        for (var i = 0; i < 90; i++)
            PngFile.Write(folder.File($"labels/{i:D3}.png"), PngImage.Grey(2, 2, [(byte)(i & 1), (byte)(i >> 1 & 1), (byte)(i >> 2 & 1), (byte)(i >> 3 & 1)]));
        return folder;
    }

    /// <summary>A file system of a few kilobytes in memory.</summary>
    sealed class SmallDisk : IDisposable
    {
        readonly string at;

        SmallDisk(string at) => this.at = at;

        /// <summary>Skips the test where it cannot be mounted: that takes root.</summary>
        public static SmallDisk Mount(string at, int kilobytes)
        {
            Assert.SkipUnless(OperatingSystem.IsLinux(), "mounts a tmpfs, which Linux has");
            Directory.CreateDirectory(at);
            Assert.SkipUnless(Succeeds("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", at), "mounting a small disk takes root");
            return new SmallDisk(at);
        }

        public void Resize(int kilobytes) => Assert.True(Succeeds("mount", "-o", $"remount,size={kilobytes}k", at));

        static bool Succeeds(string command, params string[] arguments)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
                process.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }

        public void Dispose() => Succeeds("umount", at);
    }
}
