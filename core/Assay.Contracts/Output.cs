namespace Assay;

/// <summary>A finished run, as an output sees it.</summary>
public interface IRun
{
    /// <summary>The run folder.</summary>
    string Folder { get; }

    /// <summary>The audited dataset, open; labels carry the format's own class ids.</summary>
    IDataset Dataset { get; }

    /// <summary>The dataset's classes.</summary>
    ClassList Classes { get; }

    /// <summary>The final table.</summary>
    Table Table { get; }

    /// <summary>The queue.</summary>
    IReadOnlyList<Item> Queue { get; }

    /// <summary>Current verdicts, by item id: the last word of each reviewer.</summary>
    IReadOnlyList<(string Reviewer, Verdict Verdict)> Verdicts { get; }

    /// <summary>Reads a sample with classes mapped.</summary>
    ValueTask<Sample> ReadAsync(int index, CancellationToken cancel);

    /// <summary>Where a sample lies on the ground, as the dataset or its image says; null when neither does.</summary>
    /// <exception cref="DataException">Neither can be read.</exception>
    ValueTask<Georeference?> WhereOfAsync(int index, CancellationToken cancel) => ValueTask.FromResult<Georeference?>(null);

    /// <summary>What a reference said of a queued sample; <see cref="Opinion.None"/> when nothing was kept.</summary>
    ValueTask<Opinion> OpinionAsync(string reference, string sample, CancellationToken cancel);
}

/// <summary>Writes something about a run: an export, a report.</summary>
public interface IOutput
{
    /// <summary>Writes it, below the run folder unless an option says where.</summary>
    Task WriteAsync(IRun run, CancellationToken cancel);
}
