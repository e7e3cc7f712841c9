using Assay.Runtime.Reviewing;

namespace Assay.Runtime.Tests.Reviewing.Events;

/// <summary>A disk whose locks lie is one on which everybody may open the lock file.</summary>
public class ReviewerLockTests
{
    static StoreOptions Lying(FakeClock? clock = null) => new() { Locks = FileShare.ReadWrite, Clock = clock ?? TimeProvider.System };

    static Verdict Ok(string item) => new(item, "ok", []);

    static string HeldElsewhere(DateTime beat) => $$"""{"Token":"T","Host":"another machine","Process":1,"Started":"2026-01-01T00:00:00Z","Beat":"{{beat:O}}"}""";

    [Fact]
    public void A_living_holder_is_refused_although_the_disk_grants_its_lock()
    {
        using var folder = new TempFolder();
        using var store = VerdictStore.Open(folder.Path, "ann", Lying());
        var refused = Assert.Throws<AssayException>(() => VerdictStore.Open(folder.Path, "ann", Lying()));
        Assert.Equal("verdicts-locked", refused.Code);
        Assert.Contains($"process {Environment.ProcessId}", refused.Message);
        store.Record(Ok("item1"));
    }

    [Fact]
    public void A_sign_of_life_from_another_machine_keeps_a_review_out_until_it_is_old()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock();
        folder.Write("ann.lock", HeldElsewhere(clock.Now.UtcDateTime - TimeSpan.FromSeconds(44)));
        Assert.Contains("another machine", Assert.Throws<AssayException>(() => VerdictStore.Open(folder.Path, "ann", Lying(clock))).Message);
        clock.Now += TimeSpan.FromSeconds(1);
        VerdictStore.Open(folder.Path, "ann", Lying(clock)).Dispose();
    }

    [Fact]
    public void An_open_review_gives_a_sign_of_life()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock();
        using var store = VerdictStore.Open(folder.Path, "ann", Lying(clock));
        clock.Now += TimeSpan.FromSeconds(10);
        clock.Tick!();
        Assert.Contains("T12:00:10", Shared(folder.File("ann.lock")));
    }

    static string Shared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    [Fact]
    public void Who_finds_another_name_in_the_lock_records_nothing_more()
    {
        using var folder = new TempFolder();
        using var store = VerdictStore.Open(folder.Path, "ann", Lying());
        store.Record(Ok("item1"));
        File.WriteAllText(folder.File("ann.lock"), HeldElsewhere(DateTime.UtcNow));
        Assert.Equal("verdicts-shared", Assert.Throws<AssayException>(() => store.Record(Ok("item2"))).Code);
        Assert.Null(store.Find("item2"));
        Assert.Equal(["item1"], VerdictStore.ReadAll(folder.Path).Select(pair => pair.Verdict.Item));
    }

    [Fact]
    public void Who_finds_lines_of_another_process_in_the_file_records_nothing_more()
    {
        using var folder = new TempFolder();
        using var store = VerdictStore.Open(folder.Path, "ann", Lying());
        store.Record(Ok("item1"));
        File.AppendAllText(folder.File("ann.jsonl"), """{"v":1,"ts":"2026-01-01T00:00:00Z","item":"item9","verdict":"ok","kinds":[]}""" + "\n");
        Assert.Equal("verdicts-shared", Assert.Throws<AssayException>(() => store.Record(Ok("item2"))).Code);
        Assert.Equal("verdicts-shared", Assert.Throws<AssayException>(() => store.Undo()).Code);
        Assert.Equal(["item1", "item9"], VerdictStore.ReadAll(folder.Path).Select(pair => pair.Verdict.Item));
    }

    [Fact]
    public void A_holder_that_was_killed_and_that_nobody_has_buried_is_followed_at_once()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "there is no /proc to see zombies in");
        using var folder = new TempFolder();
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-c", "sleep 0 & echo $!; exec sleep 600"]) { RedirectStandardOutput = true })!; // Who has become another program waits for no child.
        var zombie = int.Parse(shell.StandardOutput.ReadLine()!);
        Assert.True(SpinWait.SpinUntil(() => File.ReadAllText($"/proc/{zombie}/stat").Contains(") Z "), TimeSpan.FromSeconds(20)));
        using (var dead = System.Diagnostics.Process.GetProcessById(zombie))
            folder.Write("ann.lock", HeldElsewhere(DateTime.UtcNow).Replace("another machine", Environment.MachineName).Replace("\"Process\":1", $"\"Process\":{zombie}").Replace("2026-01-01T00:00:00Z", $"{dead.StartTime.ToUniversalTime():O}"));
        VerdictStore.Open(folder.Path, "ann").Dispose();
        shell.Kill();
    }

    [Fact]
    public void A_holder_that_crashed_on_this_machine_is_followed_at_once()
    {
        using var folder = new TempFolder();
        folder.Write("ann.lock", HeldElsewhere(DateTime.UtcNow).Replace("another machine", Environment.MachineName).Replace("\"Process\":1", $"\"Process\":{int.MaxValue}"));
        VerdictStore.Open(folder.Path, "ann").Dispose();
        Assert.Equal("", File.ReadAllText(folder.File("ann.lock")));
    }
}

/// <summary>Stands still until it is told to go on.</summary>
sealed class FakeClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public Action? Tick { get; private set; }

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Tick = () => callback(state);
        return new Silent();
    }

    sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
