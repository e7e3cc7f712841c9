using System.ComponentModel;

namespace Assay.Formats.Tags;

/// <summary>Options of <see cref="TagsDataset"/>.</summary>
public sealed record TagsOptions
{
    [Description("A CSV or TSV file with a row per sample and class, or a folder with a folder of images per class")]
    public required InputPath Labels { get; init; }

    [Description("The folder that the samples of a CSV file are names below. Without it there are labels only")]
    public InputPath? Images { get; init; }

    [Description("What is added to a sample's name to make its image file's: '.jpg'")]
    public string Extension { get; init; } = "";

    [Description("The column with the samples' names; none: the first")]
    public string? SampleColumn { get; init; }

    [Description("The column with the classes' names or ids; none: the second")]
    public string? ClassColumn { get; init; }

    [Description("Whether the first row names the columns")]
    public bool Header { get; init; } = true;

    [Description("What stands between cells; none: a tab in .tsv files, else a comma")]
    public string? Delimiter { get; init; }

    [Description("What stands between the classes of one cell; none: a cell is one class")]
    public string? Separator { get; init; }

    [Description("Whether a sample may have several classes; without it two different classes for one sample are an error of that sample")]
    public bool MultiLabel { get; init; }

    [Description("What an empty class cell says: the sample is not annotated, or it was annotated and has none of the classes")]
    public EmptyCell Empty { get; init; } = EmptyCell.NotAnnotated;

    [Description("The classes in order, where the order matters (stored class scores without names) or other names are mistakes; none: all names that occur, in ordinal order")]
    public IReadOnlyList<string> Names { get; init; } = [];
}

/// <summary>What an empty class cell says.</summary>
public enum EmptyCell
{
    /// <summary>Nobody has looked.</summary>
    NotAnnotated,
    /// <summary>Somebody has looked, and none of the classes is there.</summary>
    NoClass,
}
