using System.Globalization;

namespace Assay.Benchmarks.CocoPair;

/// <summary><c>coco-pair --images N --out DIR [--seed S]</c>: writes the pair and says what is in it beside what was published.</summary>
static class PairCommand
{
    public const string Name = "coco-pair";

    public static int Run(string[] arguments)
    {
        if (Find(arguments, "--out") is not { } folder || !int.TryParse(Find(arguments, "--images") ?? $"{Statistics.Coco.Images}", out var images) || images < 1)
        {
            Console.Error.WriteLine($"usage: {Name} --out DIR [--images N, at most and by default {Statistics.Coco.Images}] [--seed S, by default 1]");
            return 2;
        }
        var (a, b) = new PairGenerator(images, folder, ulong.Parse(Find(arguments, "--seed") ?? "1", CultureInfo.InvariantCulture)).Run();
        Print("A, a.json", a, Statistics.Coco.For(images));
        Print("B, b/*.json", b, Statistics.Sama.For(images));
        return 0;
    }

    static string? Find(string[] arguments, string option) => Array.IndexOf(arguments, option) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;

    static void Print(string what, Statistics written, Statistics wanted)
    {
        Console.WriteLine($"{what,-14}{"written",14}{"published",14}");
        (string, long, long)[] rows =
        [
            ("images", written.Images, wanted.Images), ("instances", written.Instances, wanted.Instances), ("crowds", written.Crowds, wanted.Crowds),
            ("multi-part", written.MultiPart, wanted.MultiPart), ("vertices", written.Vertices, wanted.Vertices), ("very small", written.VerySmall, wanted.VerySmall),
            ("small", written.Small, wanted.Small), ("medium", written.Medium, wanted.Medium), ("large", written.Large, wanted.Large),
        ];
        foreach (var (name, here, there) in rows)
            Console.WriteLine($"  {name,-12}{here,14:N0}{there,14:N0}");
    }
}
