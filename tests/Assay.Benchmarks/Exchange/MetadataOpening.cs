using System.Diagnostics;
using System.Globalization;
using System.Text;
using Assay.Formats.CloudSen12;
using Assay.Testing;

namespace Assay.Benchmarks.Exchange;

/// <summary>
/// <c>metadata [ROWS]</c>: opens a tree of CloudSEN12 with that many rows (10,000) and 40 columns in metadata.csv, and a folder each. Bound: 0.5 s, of which reading the directories is a part that
/// no reader can avoid; it is printed beside.
/// </summary>
static class MetadataOpening
{
    public const string Name = "metadata";

    const int Columns = 40;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var rows = arguments is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : 10_000;
        using var folder = new TempFolder();
        Write(folder, rows);
        for (var round = 0; round < 5; round++)
        {
            var watch = Stopwatch.StartNew();
            var files = Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Count();
            var walked = watch.Elapsed.TotalSeconds;
            watch.Restart();
            var before = Environment.CpuUsage.TotalTime;
            await using var dataset = new CloudSen12Dataset(new CloudSen12Options { Path = new InputPath(folder.Path), Labels = [LabelKind.High, LabelKind.Scribble, LabelKind.Nolabel] }, new Silent());
            await dataset.OpenAsync(CancellationToken.None);
            Console.WriteLine($"{dataset.Ids.Count} rows, {dataset.Attributes.Count} attributes open after {watch.Elapsed.TotalSeconds:0.000} s, processor {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.000} s; naming the {files} entries of the tree alone takes {walked:0.000} s");
        }
        return 0;
    }

    static void Write(TempFolder folder, int rows)
    {
        var random = new Random(1);
        var csv = new StringBuilder(",roi_id,s2_id_gee,label_type,difficulty,proj_shape,cloud_coverage");
        for (var column = 7; column < Columns; column++)
            csv.Append(CultureInfo.InvariantCulture, $",value_{column}");
        csv.Append('\n');
        for (var row = 0; row < rows; row++)
        {
            var (roi, product) = ($"ROI_{row / 5:D5}", $"20190212T142031_20190212T143214_T19FDF{row % 5}");
            csv.Append(CultureInfo.InvariantCulture, $"{row},{roi},{product},{(row % 5) switch { 0 => "high", 1 => "scribble", _ => "nolabel" }},{random.Next(5)},509,{(row % 3 == 0 ? "cloud-free" : "mid-cloudy")}");
            for (var column = 7; column < Columns; column++)
                csv.Append(CultureInfo.InvariantCulture, $",{random.NextDouble() * 1000:F6}");
            csv.Append('\n');
            File.WriteAllBytes(folder.File($"{roi}/{product}/S2L1C.tif"), []);
        }
        folder.Write("metadata.csv", csv.ToString());
    }
}
