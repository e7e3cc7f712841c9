using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Runtime.Pipelines;

/// <summary>The <c>cost:</c> section: what labelling the queue again would cost.</summary>
public sealed record CostOptions
{
    [Description("In what money is counted: USD, EUR, ...")]
    public required string Currency { get; init; }

    [Description("A YAML file of dated prices per task; without it only hours are counted.")]
    public InputPath? Rates { get; init; }

    [Description("Which of the file's tasks; not needed when it has one.")]
    public string? Task { get; init; }

    [Description("What is paid for: items of the queue, images that have any, or all labelled objects of these images (of label maps: connected regions; of tags: one each).")]
    public CostUnit Unit { get; init; } = CostUnit.Items;

    [Description("How many people label each unit.")]
    [Range(1, 100)]
    public int Labelers { get; init; } = 1;

    [Description("Two labelers make two units of one, so that cheaper tiers are reached sooner; false: they double the price.")]
    public bool LabelersCountAsUnits { get; init; }

    [Description("Units that were bought in the same period before: they have used up that much of the tiers.")]
    [Range(0.0, 1e12)]
    public double UnitsBefore { get; init; }

    [Description("What an hour of a labeler's work costs.")]
    [Range(0.0, 1e6)]
    public double? Hourly { get; init; }

    [Description("Seconds that labelling an item again takes. Left out: what reviewers needed for theirs, once there are verdicts with times.")]
    [Range(0.1, 1e6)]
    public double? Seconds { get; init; }
}

/// <summary>What is paid for.</summary>
public enum CostUnit
{
    /// <summary>Items of the queue.</summary>
    Items,
    /// <summary>Images with items.</summary>
    Images,
    /// <summary>Labelled objects of these images.</summary>
    Objects,
}
