using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Outputs.Report;

/// <summary>Options of <see cref="ReportOutput"/>.</summary>
public sealed record ReportOptions
{
    [Description("Where to write; left out: report.html in the run folder. report.json, with every number that is shown, stands beside it under the same name")]
    public OutputPath? To { get; init; }

    [Description("What the page is called; left out: the pipeline's name")]
    public string? Title { get; init; }

    [Description("How many of the queue's first items are shown with pictures; 0: none")]
    [Range(0, 96)]
    public int Images { get; init; } = 24;

    [Description("No pictures at all, whatever images says")]
    public bool NoImages { get; init; }

    [Description("A folder for the pictures, at twice the size, which the page then links to; left out: they are part of the page")]
    public OutputPath? Assets { get; init; }

    [Description("The folder of an earlier run of the same dataset: the page lists what was fixed, what is new and what got worse")]
    public InputPath? Since { get; init; }

    [Description("Review may stop when no more than this share of the queue's expected errors remains unseen")]
    [Range(0.001, 0.5)]
    public double Remaining { get; init; } = 0.05;
}
