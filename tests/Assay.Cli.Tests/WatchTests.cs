using System.Diagnostics;
using Assay.Kernels.Codecs;

namespace Assay.Cli.Tests;

/// <summary><c>assay run --watch</c>: edit, save, see.</summary>
public class WatchTests
{
    const string Water = "#load \"part.csx\"\ndouble? Score(Exam exam) => Part(exam, 1) * 1;";

    static TempFolder Prepared()
    {
        var folder = new TempFolder();
        folder.Write("pipeline.yaml", "dataset:\n  masks: { labels: labels }\n  classes: [ground, water]\nsteps:\n  - script: water.csx\n  - where: water < 0.9\n");
        folder.Write("water.csx", Water);
        folder.Write("part.csx", "double Part(Exam exam, int id) => exam.LabelMap!.Ids.ToArray().Count(one => one == id) / 6.0;");
        for (var i = 0; i < 6; i++)
            PngFile.Write(folder.File($"labels/{i}.png"), PngImage.Grey(3, 2, [.. Enumerable.Range(0, 6).Select(pixel => (byte)(pixel < i ? 1 : 0))]));
        return folder;
    }

    /// <summary>Saves a file as an editor does, and waits for what the program says next. Returns what came, and how long it took.</summary>
    static (string Text, TimeSpan Time) Save(Started started, TempFolder folder, string file, string text, string expected)
    {
        var before = started.Written;
        var clock = Stopwatch.StartNew();
        folder.Write(file + ".new", text);
        File.Move(folder.File(file + ".new"), folder.File(file), overwrite: true);
        var came = started.WaitFor(expected, before);
        var time = clock.Elapsed;
        started.WaitFor("Ctrl-C ends", before);
        return (came, time);
    }

    [Fact]
    public void A_saved_script_shows_what_it_changes_and_errors_do_not_end_the_watch()
    {
        using var folder = Prepared();
        using var started = AssayCommand.Start(folder.Path, "run", "pipeline.yaml", "--watch", "--limit", "4");
        Assert.Contains("sample  state  water", started.WaitFor("3       kept   0.5\n"));
        started.WaitFor("s; watching part.csx, pipeline.yaml, water.csx; Ctrl-C ends");
        // What comes last is waited for: what came before it is there by then.
        Assert.Contains("state changed for 1 sample\n  3  kept  ->  dropped:where\n",
            Save(started, folder, "water.csx", Water.Replace("* 1", "* 2"), "water changed for 3 samples\n  1  0.16666666666666666  ->  0.3333333333333333\n  2  0.3333333333333333   ->  0.6666666666666666\n").Text);
        Assert.Contains("water.csx(2,29): CS0103: The name 'nothing'", Save(started, folder, "water.csx", Water.Replace("Part(exam, 1)", "nothing"), "CS0103").Text);
        Save(started, folder, "water.csx", Water.Replace("* 1", "* 2"), "nothing changed");
        Save(started, folder, "part.csx", "double Part(Exam exam, int id) => exam.Sample.Id == \"2\" ? throw new Exception(\"odd\") : 0;", "new problem script-failed: '2': ");
        Save(started, folder, "part.csx", "double Part(Exam exam, int id) => 0.25;", "1 problem gone");
        Save(started, folder, "pipeline.yaml", File.ReadAllText(folder.File("pipeline.yaml")) + "  - let: { twice: 2 * water }\n", "twice changed for 4 samples");
        started.Signal("INT");
        started.Wait().Exits(0);
        Assert.Empty(Directory.GetDirectories(folder.Path, "runs"));
    }

    [Fact]
    public void A_change_is_seen_within_two_seconds()
    {
        using var folder = Prepared();
        using var started = AssayCommand.Start(folder.Path, "run", "pipeline.yaml", "--watch", "--limit", "4");
        started.WaitFor("Ctrl-C ends");
        Save(started, folder, "water.csx", Water.Replace("* 1", "* 1.5"), "water changed for 3 samples");
        var times = Enumerable.Range(2, 5).Select(factor => Save(started, folder, "water.csx", Water.Replace("* 1", $"* {factor}"), "water changed for 3 samples").Time).Order().ToArray();
        TestContext.Current.SendDiagnosticMessage($"from save to change: {string.Join(", ", times.Select(time => $"{time.TotalMilliseconds:0} ms"))}");
        Assert.True(times[2] < TimeSpan.FromSeconds(2), $"the median of {string.Join(", ", times)}");
    }

    [Fact]
    public void What_makes_no_sense_beside_it_is_refused() =>
        Assert.Contains("--watch runs again and again in a folder of its own", AssayCommand.Run(Path.GetTempPath(), "run", "x.yaml", "--watch", "--out", "x").Exits(2).Errors);
}
