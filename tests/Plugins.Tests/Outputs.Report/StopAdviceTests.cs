using Assay.Outputs.Report.Measuring;

namespace Assay.Tests.Outputs.Report;

public class StopAdviceTests
{
    [Fact]
    public void Too_few_decisions_give_no_advice() => Assert.Null(StopAdvice.Of([.. Enumerable.Repeat<bool?>(true, 19), .. Enumerable.Repeat<bool?>(null, 100)], 0.05));

    [Fact]
    public void A_queue_that_was_seen_in_full_may_stop_at_its_last_needed_error()
    {
        // 20 errors first, then 20 right ones: the last error may stay unseen when a twentieth may.
        bool?[] decisions = [.. Enumerable.Repeat<bool?>(true, 20), .. Enumerable.Repeat<bool?>(false, 20)];
        Assert.Equal(new StopAdvice(19, 20, 1, 0.05), StopAdvice.Of(decisions, 0.05));
        Assert.Equal(20, StopAdvice.Of(decisions, 0.04)!.After);
    }

    [Fact]
    public void A_clean_end_is_no_proof_that_the_rest_is_clean()
    {
        bool?[] decisions = [.. Enumerable.Repeat<bool?>(true, 20), .. Enumerable.Repeat<bool?>(false, 20), .. Enumerable.Repeat<bool?>(null, 1000)];
        Assert.True(StopAdvice.Of(decisions, 0.05)!.After > 40);
    }

    /// <summary>Queues whose chance of an error falls; reviewers go on until told that they may stop. What they then have not seen is within what was asked for, on average and in most queues.</summary>
    [Theory]
    [InlineData(1000, 0.9, 60)]
    [InlineData(1000, 0.5, 150)]
    [InlineData(400, 0.95, 30)]
    [InlineData(5000, 0.8, 300)]
    public void Reviewers_who_follow_the_advice_leave_no_more_than_was_asked_for(int queue, double first, double scale)
    {
        const double Share = 0.1;
        var random = new Random(queue);
        var (shares, kept, looked) = (0.0, 0, 0.0);
        const int Runs = 200;
        for (var run = 0; run < Runs; run++)
        {
            var wrong = Enumerable.Range(0, queue).Select(rank => random.NextDouble() < first * Math.Exp(-rank / scale) + 0.002).ToArray();
            var decided = 20;
            while (decided < queue && !(StopAdvice.Of([.. wrong.Select((is_, rank) => rank < decided ? (bool?)is_ : null)], Share) is { } advice && advice.After <= decided))
                decided = Math.Min(queue, decided + 20);
            var left = (double)wrong.Skip(decided).Count(is_ => is_) / wrong.Count(is_ => is_);
            (shares, kept, looked) = (shares + left / Runs, kept + (left <= Share ? 1 : 0), looked + (double)decided / queue / Runs);
        }
        Assert.True(shares <= Share, $"{shares:P1} are left on average");
        Assert.True(kept >= 0.8 * Runs, $"{kept} of {Runs} queues kept within");
        Assert.True(looked < 0.95, $"{looked:P0} of the queue looked at: advice that never comes is none");
    }
}
