using Assay.Runtime.Reviewing;

namespace Assay.Runtime.Tests.Reviewing.Correcting;

public class WantedCorrectionsTests
{
    static readonly Item Instance = new(1, "i", "a", Unit.Instance, 3, null, null, ""), Omission = new(2, "o", "a", Unit.Omission, null, 1, "model", ""),
        Region = new(3, "r", "a", Unit.Region, null, null, null, "") { Region = new Region("step", 0, new Box(1, 2, 3, 4)) };

    static Verdict Error(Item item, string kind, params Remedy[] remedies) => new(item.Id, "error", [kind]) { Remedies = remedies };

    static string Of(Item item, params Verdict[] verdicts) => Of(item, [.. verdicts.Select(verdict => (verdict, (string?)null))]);

    static string Of(Item item, params (Verdict Verdict, string? About)[] said) => string.Join("; ", new WantedCorrections([item],
        said.Select((one, i) => new JournalEvent($"{i}", default, ActKind.Verdict) { Verdict = one.Verdict, Hashes = new ItemHashes(one.About, null, null, null, null) }).ToLookup(line => line.Item!)).Of("a", _ => "now")
        .Select(one => $"{Text(one.Remedy)}{(one.Why is null ? "" : $" ({one.Why})")}"));

    static string Text(Remedy? remedy) => remedy is null ? "nothing" : $"{remedy.Take} {remedy.Reference ?? "gone"} {remedy.Instance}>{remedy.ReferenceInstance}{remedy.Box}".ToLowerInvariant();

    [Fact]
    public void An_extra_instance_goes_and_an_omission_comes_without_a_word_more()
    {
        Assert.Equal("instance gone 3>", Of(Instance, Error(Instance, "extra")));
        Assert.Equal("instance model >1", Of(Omission, Error(Omission, "omission")));
    }

    [Fact]
    public void An_error_without_a_right_answer_is_left_open() => Assert.Equal("nothing (no verdict says what is right)", Of(Instance, Error(Instance, "inaccurate")));

    [Fact]
    public void What_a_verdict_says_goes_before_what_its_kind_would_mean() =>
        Assert.Equal("instance model 3>5", Of(Instance, Error(Instance, "extra", new Remedy(Take.Instance, "model") { Instance = 3, ReferenceInstance = 5 })));

    [Fact]
    public void A_region_without_a_box_is_the_items() =>
        Assert.Equal($"region model >{Region.Region!.Box}".ToLowerInvariant(), Of(Region, Error(Region, "wrong_label", new Remedy(Take.Region, "model"))));

    [Theory]
    [InlineData("ok")]
    [InlineData("unsure")]
    [InlineData("model_wrong")]
    public void One_reviewer_against_it_leaves_it(string decision) => Assert.Equal("instance gone 3> (reviewers disagree)", Of(Instance, Error(Instance, "extra"), new Verdict("i", decision, [])));

    [Fact]
    public void Of_two_reviewers_both_must_want_the_same()
    {
        var take = new Remedy(Take.Instance, "model") { Instance = 3, ReferenceInstance = 5 };
        Assert.Equal("instance model 3>5", Of(Instance, Error(Instance, "inaccurate", take), Error(Instance, "wrong_label", take)));
        Assert.Equal("instance gone 3> (reviewers disagree); instance model 3>5 (reviewers disagree)", Of(Instance, Error(Instance, "extra"), Error(Instance, "inaccurate", take)));
    }

    [Fact]
    public void A_verdict_about_labels_that_have_changed_corrects_nothing()
    {
        Assert.Equal("instance gone 3>", Of(Instance, (Error(Instance, "extra"), "now")));
        Assert.Equal("nothing (the labels have changed since the verdict)", Of(Instance, (Error(Instance, "extra"), "then")));
        Assert.Equal("instance gone 3>", Of(Instance, (Error(Instance, "extra"), "now"), (new Verdict("i", "ok", []), "then")));
        Assert.Equal("", Of(Instance, (Error(Instance, "extra"), "then"), (new Verdict("i", "ok", []), "now")));
    }

    [Fact]
    public void Nobody_has_said_error_and_nothing_is_wanted() => Assert.Equal("", Of(Instance, new Verdict("i", "ok", []), new Verdict("i", "unsure", [])));
}
