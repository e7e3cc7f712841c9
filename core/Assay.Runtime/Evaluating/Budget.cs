using Assay.Runtime.Pipelines;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Evaluating;

/// <summary>How many items of a queue a reviewer sees: what the pipeline's last step with a number keeps.</summary>
static class Budget
{
    const double Usual = 0.1;

    /// <summary>For a table of so many rows; a tenth of it when the pipeline has no number.</summary>
    public static int Of(Pipeline pipeline, int rows) => pipeline.Steps.Reverse().Select(step => Of(step.Options, rows)).FirstOrDefault(count => count is not null) ?? Share(Usual, rows);

    /// <summary>Whether <see cref="Of(Pipeline, int)"/> is the pipeline's own.</summary>
    public static bool IsSaid(Pipeline pipeline) => pipeline.Steps.Any(step => Of(step.Options, 1) is not null);

    static int? Of(object? options, int rows) => options switch
    {
        ExtremeOptions { Count: { } count } => count,
        ExtremeOptions { Fraction: { } fraction } => Share(fraction, rows),
        LimitOptions limit => limit.Count,
        _ => null,
    };

    static int Share(double share, int rows) => Math.Max(1, (int)Math.Ceiling(share * rows - 1e-9 * rows));
}
