using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Measuring;

/// <summary>What a review has found, by how many items it looked at, and where it may stop.</summary>
/// <param name="Found">Errors among the first of the decided items, in review order; from 0.</param>
/// <param name="AtRandom">Errors that as many items in random order would have shown: the control's share of errors, or without a control that of the reviewed items.</param>
/// <param name="BaselineOfControl">The baseline is the control's.</param>
/// <param name="Advice">Null when too little is decided to say.</param>
sealed record YieldFigures(int Queue, int Decided, int Wrong, IReadOnlyList<double> Found, double AtRandom, bool BaselineOfControl, StopAdvice? Advice);

static class Yield
{
    /// <param name="remaining">Share of the queue's expected errors that may stay unseen.</param>
    public static YieldFigures Measure(RunContents run, double remaining)
    {
        var decisions = run.Queue.Select(item => run.IsWrong(item.Id)).ToArray();
        var decided = decisions.OfType<bool>().ToArray();
        List<double> found = [0];
        foreach (var wrong in decided)
            found.Add(found[^1] + (wrong ? 1 : 0));
        var control = run.Review.Member("control").Member("rate").Number("value");
        return new YieldFigures(run.Queue.Count, decided.Length, decided.Count(wrong => wrong), found, control ?? (decided.Length == 0 ? 0 : (double)decided.Count(wrong => wrong) / decided.Length), control is not null, StopAdvice.Of(decisions, remaining));
    }
}
