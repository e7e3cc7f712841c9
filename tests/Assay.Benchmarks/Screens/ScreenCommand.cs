using System.Diagnostics;
using Assay.Review.Terminal;

namespace Assay.Benchmarks.Screens;

/// <summary>
/// <c>screen</c>: what a reviewer waits for. The first list of 100,000 items, in a process that has drawn nothing yet; from a verdict's key to the bytes of the next picture, with the
/// next three open and with nobody giving them time to; a frame; a frame in which nothing changes. Half blocks, 24-bit colours, 120 x 40.
/// </summary>
static class ScreenCommand
{
    public const string Name = "screen";
    const int Items = 100_000, Keys = 300;
    static readonly Rasters Rasters = new();
    static readonly Grid Grid = new(120, 40);
    static readonly GridWriter Writer = new(ColorDepth.Full);
    static Model model = null!;
    static Desk desk = null!;

    public static int Run()
    {
        var review = new LargeReview(Items);
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var arrived = new ManualResetEventSlim();
        using var shelf = new ItemShelf(review, new Dictionary<string, ViewOptions>(), _ => arrived.Set());
        shelf.Prepare = Prepare;
        var start = Stopwatch.GetTimestamp();
        desk = new Desk(review, KeymapReader.Read(), shelf, new TerminalReviewerOptions(), TimeProvider.System);
        model = Update.Start(desk, Grid.Width, Grid.Height);
        var bytes = Frame();
        Console.WriteLine($"first list of {Items} items: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms, {bytes} bytes (promised: 300 ms)");
        Console.WriteLine($"memory of the screen: {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0.0} MB; of the process: {Process.GetCurrentProcess().WorkingSet64 / 1e6:0} MB, queue included (promised: 200 MB)");
        Until(shelf, arrived, 1);
        Report("key to next picture, next three open", Press(shelf, arrived, waits: true), 50);
        Report("key to next picture, as fast as keys repeat", Press(shelf, arrived, waits: false), null);
        Report("frame", Measure(() => Screen.Draw(Grid, model, desk, ColorDepth.Full, Rasters, (to, area, raster) => HalfBlocks.Draw(to, area, raster))), 2);
        Console.WriteLine($"a frame in which nothing changes: {Frame()} bytes (promised: under 32)");
        return 0;
    }

    static int Frame()
    {
        Screen.Draw(Grid, model, desk, ColorDepth.Full, Rasters, (to, area, raster) => HalfBlocks.Draw(to, area, raster));
        return Writer.Write(Grid).Length;
    }

    static void Prepare(ShelvedItem item)
    {
        if (item.Picture is { } picture)
            Rasters.Get(picture, Update.Opened(model, picture), Layout.PaneOf(model));
    }

    static double[] Press(ItemShelf shelf, ManualResetEventSlim arrived, bool waits) =>
    [
        .. Enumerable.Range(0, Keys).Select(_ =>
        {
            if (waits)
                Until(shelf, arrived, 4);
            var start = Stopwatch.GetTimestamp();
            model = Update.Press(model, Key.Of("a"), desk);
            Frame();
            if (model.OpenedFor != model.Position)
            {
                Until(shelf, arrived, 1);
                Frame();
            }
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }),
    ];

    /// <summary>Until so many of the wanted items are open, this one first.</summary>
    static void Until(ItemShelf shelf, ManualResetEventSlim arrived, int count)
    {
        while (Enumerable.Range(model.Position, count).Any(position => position < Items && shelf.Find(position) is null))
        {
            arrived.Wait();
            arrived.Reset();
        }
        model = Update.Settle(model, desk);
    }

    static double[] Measure(Action act) =>
    [
        .. Enumerable.Range(0, 500).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            act();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }),
    ];

    static void Report(string what, double[] times, double? promised)
    {
        Array.Sort(times);
        Console.WriteLine($"{what}: median {times[times.Length / 2]:0.00} ms, p95 {times[times.Length * 95 / 100]:0.00} ms{(promised is { } bound ? $" (promised: {bound} ms)" : "")}");
    }
}
