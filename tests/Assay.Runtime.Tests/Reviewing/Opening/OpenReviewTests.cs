using Assay.Runtime.Reviewing;

namespace Assay.Runtime.Tests.Reviewing.Opening;

/// <summary>A queue of an omission, an extra and a shifted object, as a front end sees it.</summary>
public class OpenReviewTests
{
    static Verdict Ok(IReview review, int position) => new(review.Items[position].Id, "ok", []);

    [Fact]
    public async Task An_item_opens_with_its_reasons_findings_opinions_and_place()
    {
        using var walk = await ReviewedWalk.RunAsync();
        await using var session = ReviewedWalk.Open(walk);
        using var review = session.Review("ann");
        Assert.Equal([Unit.Omission, Unit.Instance, Unit.Instance], review.Items.Select(item => item.Unit));
        var open = await review.OpenAsync(review.Items[0], default);
        Assert.Equal("a.png", open.Sample.Id);
        Assert.Equal(3, open.Opinions["second"].Instances!.Count);
        Assert.Equal(new Box(45, 45, 10, 10), open.Where);
        var why = Assert.Single(open.Reasons);
        Assert.Equal(("price_list_penalty", 10d, "highest 10 by price_list_penalty"), (why.Column, why.Value, why.Threshold));
        Assert.Equal(2 / 3.0, why.Percentile, 12);
        var own = open.Findings.TakeWhile(found => found.IsOfItem).ToArray();
        Assert.Equal(["match", "price_list"], own.Select(found => found.Step).Order());
        Assert.All(own, found => Assert.Equal(("omission", "second", 2, 0), (found.Finding.Kind, found.Reference, found.Finding.ReferenceInstance!.Value, found.Finding.ReferenceClass!.Value)));
        Assert.Contains(open.Findings, found => !found.IsOfItem && found.Finding.Measured.GetValueOrDefault("distance_px") == 7);
    }

    [Fact]
    public async Task Columns_are_those_of_the_table_and_values_those_of_the_queue()
    {
        using var walk = await ReviewedWalk.RunAsync();
        await using var session = ReviewedWalk.Open(walk);
        using var review = session.Review("ann");
        Assert.Contains(review.Columns, column => column is { Name: "price_list_penalty", Of: Of.Instance, End: Suspicious.High, Unit: "%" });
        Assert.Equal([10, 5, 2], Enumerable.Range(0, 3).Select(i => review.Value(i, "price_list_penalty")));
        Assert.Equal(["second"], review.References);
        Assert.Equal("car", review.Classes.Single().Name);
        Assert.Equal(PricedKind.Standard, review.Kinds);
    }

    [Fact]
    public async Task The_next_session_goes_on_behind_the_last_verdict_and_counts_what_is_decided()
    {
        using var walk = await ReviewedWalk.RunAsync();
        await using (var session = ReviewedWalk.Open(walk))
        using (var review = session.Review("ann"))
        {
            Assert.Equal(0, review.Start);
            review.Record([Ok(review, 1)], Shown.Nothing, TimeSpan.FromSeconds(4));
        }
        await using var second = ReviewedWalk.Open(walk);
        using (var review = second.Review("ann"))
        {
            Assert.Equal(2, review.Start);
            review.Record([Ok(review, 2)], Shown.Nothing, TimeSpan.FromSeconds(2));
            Assert.Equal(0, review.Start);
            review.Record([Ok(review, 0) with { Decision = "error", Kinds = ["omission"] }], Shown.Nothing, TimeSpan.FromSeconds(1));
            Assert.Equal(3, review.Start);
            var progress = Assert.Single(review.Progress);
            Assert.Equal(("ann", 3, 1, TimeSpan.FromSeconds(7)), (progress.Reviewer, progress.Decided, progress.Errors, progress.Spent));
            Assert.Equal([review.Items[0].Id], review.Undo());
            Assert.Equal(0, review.Start);
        }
    }

    [Fact]
    public async Task Labels_that_change_make_exactly_their_verdicts_stale()
    {
        using var walk = await ReviewedWalk.RunAsync();
        await using (var session = ReviewedWalk.Open(walk))
        using (var review = session.Review("ann"))
        {
            await review.OpenAsync(review.Items[0], default);
            review.Record([Ok(review, 0), Ok(review, 1), Ok(review, 2)], Shown.Nothing, TimeSpan.Zero);
        }
        walk.Folder.Write("labels.json", ReviewedWalk.Coco((1, 1, 0, 0, 10), (2, 1, 20, 20, 10), (4, 2, 0, 0, 10), (5, 2, 30, 30, 11)));
        await using var second = ReviewedWalk.Open(walk);
        using (var review = second.Review("ann"))
        {
            await review.Checked;
            Assert.Equal([false, true, false], review.Items.Select(item => review.StateOf(item.Id).IsStale));
            Assert.Equal(1, review.Start);
            Assert.Equal(2, review.Progress.Single().Decided);
            await review.OpenAsync(review.Items[1], default);
            review.Record(Ok(review, 1));
            Assert.True(review.StateOf(review.Items[1].Id).IsDecided);
            Assert.Equal(["verdict", "verdict"], review.History(review.Items[1].Id).Select(said => said.Act));
        }
    }

    [Fact]
    public async Task Peers_are_seen_and_their_disagreement_is_a_conflict()
    {
        using var walk = await ReviewedWalk.RunAsync();
        await using var session = ReviewedWalk.Open(walk);
        using var ann = session.Review("ann");
        using var bob = session.Review("bob");
        var item = ann.Items[0].Id;
        ann.Record(Ok(ann, 0) with { Decision = "model_wrong" });
        Assert.True(bob.Refresh());
        Assert.False(bob.Refresh());
        Assert.Equal(("ann", "model_wrong"), bob.StateOf(item).Peers.Select(peer => (peer.Reviewer, peer.Verdict.Decision)).Single());
        bob.Record(Ok(bob, 0));
        Assert.False(bob.StateOf(item).IsConflict);
        bob.Record(Ok(bob, 0) with { Decision = "error", Kinds = ["omission"] });
        Assert.True(bob.StateOf(item).IsConflict);
        Assert.Equal([("ann", 1), ("bob", 1)], bob.Progress.Select(one => (one.Reviewer, one.Decided)));
        Assert.Equal(["ann", "bob", "bob"], bob.History(item).Select(said => said.Reviewer));
    }

    [Fact]
    public async Task A_sample_that_is_gone_says_so_and_the_rest_opens()
    {
        using var walk = await ReviewedWalk.RunAsync();
        await using var session = ReviewedWalk.Open(walk);
        using var review = session.Review("ann");
        Assert.Equal("unknown-sample", (await Assert.ThrowsAsync<DataException>(async () => await review.OpenAsync(review.Items[0] with { Sample = "c.png" }, default))).Code);
        Assert.NotNull(await review.OpenAsync(review.Items[1], default));
        walk.Folder.Write("labels.json", "{");
        await using var broken = ReviewedWalk.Open(walk);
        using var other = broken.Review("eve");
        Assert.Equal(3, other.Items.Count);
        await Assert.ThrowsAsync<DataException>(async () => await other.OpenAsync(other.Items[0], default));
    }

    [Fact]
    public async Task Items_open_from_many_threads_at_once()
    {
        using var walk = await ReviewedWalk.RunAsync();
        await using var session = ReviewedWalk.Open(walk);
        using var review = session.Review("ann");
        var opened = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(async () => (i, await review.OpenAsync(review.Items[i % 3], default)))));
        Assert.All(opened, pair => Assert.Equal(review.Items[pair.i % 3].Sample, pair.Item2.Sample.Id));
    }

    [Fact]
    public async Task What_is_no_verdict_of_this_queue_is_refused()
    {
        using var walk = await ReviewedWalk.RunAsync();
        await using var session = ReviewedWalk.Open(walk);
        using var review = session.Review("ann");
        Assert.Throws<ArgumentException>(() => review.Record(new Verdict("other", "ok", [])));
        Assert.Throws<ArgumentException>(() => review.Record(Ok(review, 0) with { Decision = "yes" }));
        Assert.Throws<ArgumentException>(() => review.Record([Ok(review, 0), Ok(review, 0)], Shown.Nothing, TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => review.Record(new Remark(review.Items[0].Id) { Difficulty = 6 }));
        using var looking = session.Review("ann", isReadOnly: true);
        Assert.Equal("read-only", Assert.Throws<AssayException>(() => looking.Record(Ok(looking, 0))).Code);
    }
}
