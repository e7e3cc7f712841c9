using Assay.Runtime.Reviewing;
using FsCheck;
using FsCheck.Fluent;

namespace Assay.Runtime.Tests.Reviewing.Projection;

/// <summary>The projection against the simplest model there is: a whole state per act, and a position among them.</summary>
public class ReferenceModelTests
{
    const int Items = 4;

    enum Key { Ok, Error, Bulk, Flag, Comment, Undo, Redo, Reopen }

    /// <summary>What stands: by item decision, flag and comment.</summary>
    sealed record State(string?[] Decisions, bool[] Flags, string?[] Comments)
    {
        public static State Nothing { get; } = new(new string?[Items], new bool[Items], new string?[Items]);
    }

    sealed class Model
    {
        readonly List<State> states = [State.Nothing];
        int at;

        public State Now => states[at];

        public void Change(Func<State, State> change)
        {
            states.RemoveRange(at + 1, states.Count - at - 1);
            states.Add(change(Now));
            at++;
        }

        public bool Undo() => at > 0 && at-- > 0;

        public bool Redo() => at + 1 < states.Count && at++ >= 0;
    }

    static T[] With<T>(T[] values, int at, T value)
    {
        T[] copy = [.. values];
        copy[at] = value;
        return copy;
    }

    static string Id(int item) => $"item{item}";

    static Verdict Of(int item, string decision) => new(Id(item), decision, decision == "error" ? ["extra"] : []);

    [Fact]
    public void Any_sequence_of_keys_projects_as_the_model_says_and_the_file_only_grows() =>
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, 7).SelectMany(_ => Gen.Choose(0, Items - 1), (key, item) => ((Key)key, item))).ToArbitrary(), keys => Play(keys)).Check(Config.QuickThrowOnFailure.WithReplay(new Replay(new Rnd(42, 7), null)).WithMaxTest(300));

    static void Play(IEnumerable<(Key Key, int Item)> keys)
    {
        using var folder = new TempFolder();
        var store = VerdictStore.Open(folder.Path, "ann");
        var model = new Model();
        byte[] before = [];
        foreach (var (key, item) in keys)
        {
            if (key == Key.Reopen)
            {
                store.Dispose();
                store = VerdictStore.Open(folder.Path, "ann");
            }
            else
                Press(store, model, key, item);
            before = Grown(folder, before);
            Same(model.Now, store);
        }
        while (model.Undo())
            Assert.NotEmpty(store.Undo());
        Assert.Empty(store.Undo());
        Same(State.Nothing, store);
        store.Dispose();
    }

    static void Press(VerdictStore store, Model model, Key key, int item)
    {
        switch (key)
        {
            case Key.Ok or Key.Error:
                var decision = key == Key.Ok ? "ok" : "error";
                store.Record(Of(item, decision));
                model.Change(state => state with { Decisions = With(state.Decisions, item, decision) });
                break;
            case Key.Bulk:
                store.Record([.. Enumerable.Range(0, item + 1).Select(i => Of(i, "unsure"))], Shown.Nothing, TimeSpan.Zero, _ => null);
                model.Change(state => state with { Decisions = [.. state.Decisions.Select((was, i) => i <= item ? "unsure" : was)] });
                break;
            case Key.Flag:
                store.Record(new Remark(Id(item)) { Flagged = !model.Now.Flags[item] });
                model.Change(state => state with { Flags = With(state.Flags, item, !state.Flags[item]) });
                break;
            case Key.Comment:
                store.Record(new Remark(Id(item)) { Comment = item == 0 ? "" : $"words {item}" });
                model.Change(state => state with { Comments = With(state.Comments, item, item == 0 ? null : $"words {item}") });
                break;
            case Key.Undo:
                Assert.Equal(model.Undo(), store.Undo().Count > 0);
                break;
            default:
                Assert.Equal(model.Redo(), store.Redo().Count > 0);
                break;
        }
    }

    static void Same(State expected, VerdictStore store)
    {
        var logs = Enumerable.Range(0, Items).Select(i => store.Own.Find(Id(i))).ToArray();
        Assert.Equal(expected.Decisions, logs.Select(log => log?.Verdict?.Verdict!.Decision));
        Assert.Equal(expected.Flags, logs.Select(log => log?.IsFlagged ?? false));
        Assert.Equal(expected.Comments, logs.Select(log => log?.Comment));
    }

    static byte[] Grown(TempFolder folder, byte[] before)
    {
        using var stream = new FileStream(folder.File("ann.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var now = new byte[stream.Length];
        stream.ReadExactly(now);
        Assert.True(now.AsSpan().StartsWith(before), "what was in the file is there no longer");
        return now;
    }
}
