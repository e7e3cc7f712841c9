using System.Diagnostics;
using System.Runtime.CompilerServices;
using Assay.Runtime.Reviewing;

namespace Assay.Runtime.Tests.Reviewing.Events;

/// <summary>
/// This program as a reviewer of its own process: it goes on where it stopped, decides item after item (every fifth time three at once) and says each when it is recorded.
/// </summary>
static class ReviewerProcess
{
    public const int Items = 100_000;

    const string Variable = "ASSAY_TEST_REVIEWER";

    /// <summary>How many items an act decides that begins at a position.</summary>
    public static int Step(int position) => position % 5 == 0 ? 3 : 1;

    public static string Id(int position) => $"{position:D6}";

    public static Process Start(string folder, string reviewer, int until = Items)
    {
        string[] itself = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ReviewerProcess).Assembly.Location] : []; // Tests are also run as 'dotnet X.dll'.
        var start = new ProcessStartInfo(Environment.ProcessPath!, itself) { RedirectStandardOutput = true, Environment = { [Variable] = $"{folder}|{reviewer}|{until}", ["DOTNET_TieredPGO"] = "0" } };
        return Process.Start(start)!;
    }

    [ModuleInitializer]
    internal static void ReviewWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split('|') is not [var folder, var reviewer, var until])
            return;
        Review(folder, reviewer, int.Parse(until));
        Environment.Exit(0);
    }

    static void Review(string folder, string reviewer, int until)
    {
        using var store = VerdictStore.Open(folder, reviewer);
        var last = store.Own.LastDecided is { } item ? int.Parse(item) : -1;
        var at = Resuming.Find(Items, last, position => store.Find(Id(position)) is not null);
        Say($"start {at}");
        while (at < until)
        {
            store.Record([.. Enumerable.Range(at, Step(at)).Select(position => new Verdict(Id(position), "ok", []))], Shown.Nothing, TimeSpan.FromSeconds(1), _ => null);
            at += Step(at);
            Say($"at {at}");
        }
    }

    static void Say(string text)
    {
        Console.Out.WriteLine(text);
        Console.Out.Flush();
    }
}
