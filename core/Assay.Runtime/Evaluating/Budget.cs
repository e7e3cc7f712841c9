using Assay.Runtime.Pipelines;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Evaluating;

/// <summary>How many items of a queue a reviewer sees: what the pipeline's last step with a number keeps.</summary>
static class Budget
{
    const double Usual = 0.1;

    /// <summary>For so many samples or instances; when the pipeline has no number for these, or one that takes them all, a tenth of them, or as many as are wrong when that is more.</summary>
    /// <param name="pipeline">With its selectors.</param>
    /// <param name="units">How many there are.</param>
    /// <param name="wrong">How many of them are wrong.</param>
    /// <param name="isOurs">Whether a column is theirs.</param>
    public static int Of(Pipeline pipeline, int units, int wrong, Func<string, bool> isOurs) =>
        pipeline.Steps.Reverse().Select(step => Of(step.Options, units, isOurs)).FirstOrDefault(count => count is not null) is { } said && said < units ? said : Math.Max(Share(Usual, units), wrong);

    static int? Of(object? options, int units, Func<string, bool> isOurs) => options switch
    {
        ExtremeOptions extreme when !isOurs(extreme.By.Name) => null,
        ExtremeOptions { Count: { } count } => count,
        ExtremeOptions { Fraction: { } fraction } => Share(fraction, units),
        LimitOptions limit => limit.Count,
        _ => null,
    };

    static int Share(double share, int units) => Math.Max(1, (int)Math.Ceiling(share * units - 1e-9 * units));
}
