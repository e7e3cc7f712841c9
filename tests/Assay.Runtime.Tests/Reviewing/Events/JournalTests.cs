using System.Text.Json;
using Assay.Runtime.Reviewing;

namespace Assay.Runtime.Tests.Reviewing.Events;

public class JournalTests
{
    static readonly Verdict Full = new("i1", "error", ["omission", "extra"], "look at \"this\"\nplease")
    {
        Judgements = [new Judgement("omission") { Count = 2, Edit = Edit.Added, Severity = "critical", Penalty = 100, Class = 1, RightClass = 0, Box = new Box(1, 2, 3.5, 4) }],
        Remedies = [new Remedy(Take.Region, "unet") { Box = new Box(0, 0, 2, 2) }, new Remedy(Take.Instance, null) { Instance = 3, ReferenceInstance = 4 }],
        Difficulty = 4,
        Confidence = 0.75,
    };

    static readonly StoreOptions Options = new()
    {
        Run = "abc",
        Classes = ClassList.Named("ground", "cloud"),
        Clock = new FakeClock(),
        Place = id => new Item(1, id, "a/b", Unit.Region, null, null, null, "") { Region = new Region("regions", 0, new Box(5, 6, 7, 8)) },
    };

    [Fact]
    public void Everything_a_verdict_says_comes_back()
    {
        using var folder = new TempFolder();
        var shown = new Shown(true, false, "fill", "rgb", 2.5);
        var hashes = new ItemHashes("l", "i", "r", "u", "p");
        using (var store = VerdictStore.Open(folder.Path, "ann", Options))
            store.Record([Full], shown, TimeSpan.FromSeconds(3), _ => hashes);
        using var again = VerdictStore.Open(folder.Path, "ann", Options);
        var line = again.Own.Find("i1")!.Verdict!;
        Assert.Equivalent(Full, line.Verdict, strict: true);
        Assert.Equal((shown, hashes, TimeSpan.FromSeconds(3)), (line.Shown, line.Hashes, line.Elapsed));
    }

    [Fact]
    public void A_line_names_what_other_programs_need()
    {
        using var folder = new TempFolder();
        using (var store = VerdictStore.Open(folder.Path, "ann", Options))
        {
            store.Record(Full);
            store.Record(Full with { Decision = "ok" });
        }
        var lines = File.ReadAllLines(folder.File("ann.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var first = lines[0];
        Assert.Equal(("abc", "ann", "a/b", "region"), (Text("run"), Text("reviewer"), Text("sample"), Text("unit")));
        Assert.Equal("2026-01-01T12:00:00Z", Text("ts"));
        Assert.Equal("cloud", first.GetProperty("judgements")[0].GetProperty("class_name").GetString());
        Assert.Matches("^assay [0-9.]+$", Text("tool"));
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{26}$", Text("id"));
        Assert.Equal(Text("id"), lines[1].GetProperty("supersedes").GetString());
        Assert.Equal(Text("session"), lines[1].GetProperty("session").GetString());

        string Text(string name) => first.GetProperty(name).GetString()!;
    }

    [Fact]
    public void Idle_time_does_not_count()
    {
        using var folder = new TempFolder();
        using var store = VerdictStore.Open(folder.Path, "ann", Options);
        store.Record([Full], null, TimeSpan.FromHours(2), _ => null);
        store.Record([Full with { Item = "i2" }], null, TimeSpan.FromSeconds(-1), _ => null);
        Assert.Equal(TimeSpan.FromMinutes(10), store.Own.Find("i1")!.Verdict!.Elapsed);
        Assert.Null(store.Own.Find("i2")!.Verdict!.Elapsed);
    }

    [Fact]
    public void Lines_of_the_first_format_are_read_and_can_be_undone()
    {
        using var folder = new TempFolder();
        folder.Write("ann.jsonl", """
            {"v":1,"ts":"2026-01-01T00:00:00Z","item":"i1","verdict":"error","kinds":["extra"],"comment":"old"}
            {"v":1,"ts":"2026-01-01T00:00:01Z","item":"i1","verdict":"ok","kinds":[]}

            """);
        using (var store = VerdictStore.Open(folder.Path, "ann"))
        {
            Assert.Equal("ok", store.Find("i1")!.Decision);
            Assert.Equal(["i1"], store.Undo());
            Assert.Equal("old", store.Find("i1")!.Comment);
        }
        using var again = VerdictStore.Open(folder.Path, "ann");
        Assert.Equal("error", again.Find("i1")!.Decision);
        again.Redo();
        Assert.Equal("ok", again.Find("i1")!.Decision);
    }

    [Fact]
    public void A_later_format_is_refused_by_its_number()
    {
        using var folder = new TempFolder();
        folder.Write("ann.jsonl", """{"v":3,"id":"x"}""" + "\n");
        Assert.Contains("version 3", Assert.Throws<AssayException>(() => VerdictStore.Open(folder.Path, "ann")).Message);
    }

    [Fact]
    public void Of_a_bulk_verdict_that_was_torn_nothing_counts_and_the_end_is_cut_and_said()
    {
        using var folder = new TempFolder();
        Verdict[] bulk = [Full with { Item = "i2" }, Full with { Item = "i3" }, Full with { Item = "i4" }];
        using (var store = VerdictStore.Open(folder.Path, "ann", Options))
        {
            store.Record(Full);
            store.Record(bulk, null, TimeSpan.Zero, _ => null);
        }
        var bytes = File.ReadAllBytes(folder.File("ann.jsonl"));
        var first = Array.IndexOf(bytes, (byte)'\n') + 1;
        for (var length = first; length < bytes.Length; length += 97)
        {
            File.WriteAllBytes(folder.File("ann.jsonl"), bytes[..length]);
            Assert.Equal(["i1"], VerdictStore.ReadAll(folder.Path).Select(pair => pair.Verdict.Item));
            using var store = VerdictStore.Open(folder.Path, "ann", Options);
            Assert.Equal(first, new FileInfo(folder.File("ann.jsonl")).Length);
            Assert.Equal(length > first ? [$"{length - first} bytes"] : [], store.Notes.Select(note => note.Split("; ")[1].Split(" are ")[0]));
        }
        File.WriteAllBytes(folder.File("ann.jsonl"), bytes);
        Assert.Equal(4, VerdictStore.ReadAll(folder.Path).Count);
    }

    [Fact]
    public void A_bulk_verdict_is_undone_as_one()
    {
        using var folder = new TempFolder();
        using var store = VerdictStore.Open(folder.Path, "ann", Options);
        store.Record([Full, Full with { Item = "i2" }], null, TimeSpan.Zero, _ => null);
        Assert.Equal(["i1", "i2"], store.Undo());
        Assert.Empty(store.Own.Verdicts);
        Assert.Equal(["verdict", "undo"], store.Own.Find("i2")!.History.Select(said => said.Act));
    }

    [Fact]
    public void Others_are_seen_as_they_go_on_and_one_broken_file_stops_nobody()
    {
        using var folder = new TempFolder();
        using var ann = VerdictStore.Open(folder.Path, "ann", Options);
        using var bob = VerdictStore.Open(folder.Path, "bob", Options);
        Assert.False(bob.Refresh());
        ann.Record(Full);
        Assert.True(bob.Refresh());
        Assert.Equal("i1", Assert.Single(Assert.Single(bob.Peers).Verdicts).Item);
        Assert.False(bob.Refresh());
        ann.Undo();
        Assert.True(bob.Refresh());
        Assert.Empty(bob.Peers.Single().Verdicts);
        folder.Write("eve.jsonl", "no verdict\n");
        Assert.False(bob.Refresh());
        Assert.Contains("eve.jsonl(1)", Assert.Single(bob.Notes));
        bob.Record(Full);
    }

    [Fact]
    public void A_read_only_review_writes_nothing_and_holds_nothing()
    {
        using var folder = new TempFolder();
        using var looking = VerdictStore.Open(folder.Path, "ann", Options with { IsReadOnly = true });
        Assert.Equal("read-only", Assert.Throws<AssayException>(() => looking.Record(Full)).Code);
        Assert.Empty(Directory.EnumerateFiles(folder.Path));
        VerdictStore.Open(folder.Path, "ann").Dispose();
    }

    [Fact]
    public void Ids_grow_also_when_the_clock_is_set_back()
    {
        var now = DateTimeOffset.UtcNow;
        string[] ids = [Ulid.Next(now), Ulid.Next(now), Ulid.Next(now - TimeSpan.FromHours(1)), Ulid.Next(now + TimeSpan.FromSeconds(1))];
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(4, ids.Distinct().Count());
    }
}
