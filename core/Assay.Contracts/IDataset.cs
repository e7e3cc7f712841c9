namespace Assay;

/// <summary>How much of a sample was labelled.</summary>
public enum Coverage
{
    /// <summary>Every pixel or object.</summary>
    Dense,
    /// <summary>Scribbles: most pixels carry no label.</summary>
    Sparse,
    /// <summary>Some objects are known to be missing.</summary>
    NonExhaustive,
}

/// <summary>A column of facts about samples that needs no pixel to be read; expressions see it as <c>number["name"]</c> or <c>text["name"]</c>.</summary>
/// <param name="Name">As the format names it, snake_case.</param>
/// <param name="Text">A value per sample, or null when the column holds numbers.</param>
/// <param name="Number">A value per sample, or null when the column holds text.</param>
public sealed record AttributeColumn(string Name, IReadOnlyList<string?>? Text, IReadOnlyList<double?>? Number);

/// <summary>
/// Where samples and their labels come from. The constructor does no I/O; <see cref="OpenAsync"/> finds the samples, and everything else is valid after it.
/// Labels carry the format's own class ids. A dataset can also serve as a reference.
/// </summary>
public interface IDataset : IAsyncDisposable
{
    /// <summary>Finds out what there is, without reading pixels.</summary>
    /// <exception cref="DataException">Nothing usable: a missing folder, a broken index, no sample, two samples of one id.</exception>
    ValueTask OpenAsync(CancellationToken cancel);

    /// <summary>The format's own classes, or <see cref="ClassList.Unknown"/> when files hold bare ids and the pipeline must name them.</summary>
    ClassList Classes { get; }

    /// <summary>What the format says of completeness; <c>coverage:</c> in the pipeline overrides it.</summary>
    Coverage Coverage { get; }

    /// <summary>Sample ids in dataset order, unique.</summary>
    IReadOnlyList<string> Ids { get; }

    /// <summary>Facts that need no reading.</summary>
    IReadOnlyList<AttributeColumn> Attributes { get; }

    /// <summary>Which kinds of labels samples have: <see cref="Evidence.LabelMap"/>, <see cref="Evidence.Instances"/>, <see cref="Evidence.ClassScores"/> for tags.
    /// Known from the options, before opening.</summary>
    Evidence Gives { get; }

    /// <summary>Identifies the content without reading all of it: names, sizes, and the first and last 64 KiB of each file, say. Valid after opening.</summary>
    string Fingerprint { get; }

    /// <summary>Reads one sample. Called from several threads at once.</summary>
    /// <exception cref="DataException">This sample cannot be read; the run goes on without it.</exception>
    ValueTask<Sample> ReadAsync(int index, CancellationToken cancel);

    /// <summary>Opens the image of a sample, or null when there is none.</summary>
    /// <exception cref="DataException">It cannot be opened.</exception>
    IImage? OpenImage(int index);

    /// <summary>Whether the samples it reads say where they lie (<see cref="Sample.Where"/>), by their labels or an index; a few are then compared with their images before anything is scored. Valid after opening.</summary>
    bool SaysWhere => false;

    /// <summary>Where a sample is read from, without reading it; null when that cannot be said or many samples share a file: the host then compares what it reads.</summary>
    Origin? OriginOf(int index) => null;
}
