using System.Diagnostics;
using Assay.Runtime.Reviewing;

namespace Assay.Runtime.Tests.Reviewing.Events;

/// <summary>Reviewers in processes of their own.</summary>
public class KilledReviewTests(ITestOutputHelper output)
{
    const int Kills = 200;

    /// <summary>From the start of the program over its first verdicts to its steady work.</summary>
    const int LongestLifeMs = 60;

    [Fact]
    public void A_review_that_is_killed_at_random_moments_loses_nothing_and_goes_on_at_the_next_undecided_item()
    {
        using var folder = new TempFolder();
        var random = new Random(8);
        var (decided, inFlight, torn) = (0, 0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var (start, said) = LiveAndDie(folder.Path, random.Next(LongestLifeMs));
            if (start is { } began)
                Assert.Equal(decided, began);
            var told = said ?? decided;
            using var store = VerdictStore.Open(folder.Path, "ann");
            torn += store.Notes.Count;
            var now = store.Own.Verdicts.Count();
            Assert.True(now == told || now == told + ReviewerProcess.Step(told), $"kill {kill}: {told} items were said to be decided, {now} are");
            Assert.All(Enumerable.Range(0, now), position => Assert.NotNull(store.Find(ReviewerProcess.Id(position))));
            (decided, inFlight) = (now, inFlight + (now == told ? 0 : 1));
        }
        output.WriteLine($"{Kills} kills, {decided} items decided, {inFlight} times the one in flight was on disk already, {torn} torn ends");
        Assert.True(decided > 0);
    }

    /// <returns>Where it began, and the last position it said; null when it did not come to that.</returns>
    static (int? Start, int? Said) LiveAndDie(string folder, int life)
    {
        using var process = ReviewerProcess.Start(folder, "ann");
        int? start = null, said = null;
        var watch = new Stopwatch();
        using var dead = new ManualResetEventSlim();
        var reading = Task.Run(() =>
        {
            try
            {
                while (process.StandardOutput.ReadLine() is { } line)
                {
                    var number = int.Parse(line.Split(' ')[1]);
                    if (line.StartsWith("start"))
                        (start, said) = (number, number);
                    else
                        said = number;
                }
            }
            finally
            {
                dead.Set(); // Whatever it said: nobody waits for one that says no more.
            }
        });
        SpinWait.SpinUntil(() => start is not null || dead.IsSet);
        dead.Wait(life);
        process.Kill();
        process.WaitForExit();
        reading.GetAwaiter().GetResult();
        return (start, said);
    }

    [Fact]
    public void Two_reviewers_at_once_lose_nothing_and_a_third_sees_both_go_on()
    {
        const int Until = 400;
        using var folder = new TempFolder();
        using var watching = VerdictStore.Open(folder.Path, "eve", new StoreOptions { IsReadOnly = true });
        using var ann = ReviewerProcess.Start(folder.Path, "ann", Until);
        using var bob = ReviewerProcess.Start(folder.Path, "bob", Until);
        int[] before = [0, 0];
        while (before.Sum() < 2 * Until)
        {
            var over = ann.HasExited && bob.HasExited;
            watching.Refresh();
            int[] now = [.. new[] { "ann", "bob" }.Select(name => watching.Peers.FirstOrDefault(peer => peer.Reviewer == name)?.Verdicts.Count() ?? 0)];
            Assert.True(now[0] >= before[0] && now[1] >= before[1]);
            before = now;
            Assert.False(over && before.Sum() < 2 * Until, $"both have ended, {before[0]} and {before[1]} of {Until} are seen");
        }
        Assert.Equal(2 * 400, VerdictStore.ReadAll(folder.Path).Count(pair => int.Parse(pair.Verdict.Item) < Until));
    }
}
