using System.Globalization;

namespace Assay.Benchmarks.CvatFile;

/// <summary><c>cvat-file --out FILE [--bytes N]</c>: writes an export of "CVAT for images 1.1" of that length. The same length gives the same bytes.</summary>
static class FileCommand
{
    public const string Name = "cvat-file";

    const int Different = 200; // Images, which then come again and again.

    public static int Run(string[] arguments)
    {
        if (Find(arguments, "--out") is not { } path || !long.TryParse(Find(arguments, "--bytes") ?? "1000000000", CultureInfo.InvariantCulture, out var bytes))
        {
            Console.Error.WriteLine($"usage: {Name} --out FILE [--bytes N, by default 1000000000]");
            return 2;
        }
        using var to = new StreamWriter(path) { NewLine = "\n" };
        to.WriteLine("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<annotations>\n  <version>1.1</version>\n  <meta><task><name>large</name><labels>"
            + string.Concat(Enumerable.Range(0, 20).Select(label => $"<label><name>c{label}</name></label>")) + "</labels></task></meta>");
        var random = new Random(1);
        string[] contents = [.. Enumerable.Range(0, Different).Select(_ => string.Concat(Enumerable.Range(0, random.Next(3, 13)).Select(label => Shape(label, random))))];
        var images = 0;
        for (var written = 0L; written < bytes; images++)
        {
            var text = $"  <image id=\"{images}\" name=\"{images:D8}.jpg\" width=\"1920\" height=\"1080\">\n{contents[random.Next(Different)]}  </image>\n";
            to.Write(text);
            written += text.Length;
        }
        to.WriteLine("</annotations>");
        Console.WriteLine($"{images} images");
        return 0;
    }

    static string Shape(int label, Random random) => random.Next(10) switch
    {
        < 6 => $"    <polygon label=\"c{label}\" source=\"manual\" occluded=\"0\" points=\"{string.Join(';', Enumerable.Range(0, random.Next(8, 60)).Select(_ => $"{At(random, 1900)},{At(random, 1000)}"))}\" z_order=\"0\">\n"
            + "      <attribute name=\"colour\">red</attribute>\n    </polygon>\n",
        < 9 => $"    <box label=\"c{label}\" source=\"manual\" occluded=\"1\" xtl=\"{At(random, 900)}\" ytl=\"{At(random, 500)}\" xbr=\"{At(random, 900, 1000)}\" ybr=\"{At(random, 500, 500)}\" z_order=\"{label}\">\n    </box>\n",
        _ => $"    <mask label=\"c{label}\" source=\"semi-auto\" occluded=\"0\" rle=\"{string.Join(", ", Enumerable.Repeat("10, 30", 60))}\" left=\"100\" top=\"200\" width=\"60\" height=\"40\" z_order=\"0\">\n    </mask>\n",
    };

    static string At(Random random, double range, double from = 0) => (from + random.NextDouble() * range).ToString("F2", CultureInfo.InvariantCulture);

    public static string? Find(string[] arguments, string option) => Array.IndexOf(arguments, option) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
}
