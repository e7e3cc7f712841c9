namespace Assay;

/// <summary>
/// A dataset that can write a copy of itself in which some samples have other labels. Everything else stays as it is: ids and their order, the labels of the other
/// samples, and fields of the format that nobody here reads. Images are not copied.
/// </summary>
public interface ICopyableDataset : IDataset
{
    /// <summary>Begins a copy; the dataset must be open, and stays so until the copy is disposed.</summary>
    /// <param name="folder">Exists, and the copy may write below it whatever it wants. The caller moves it into place when all is done.</param>
    IDatasetCopy BeginCopy(string folder);
}

/// <summary>A copy that is being written. One caller at a time.</summary>
public interface IDatasetCopy : IAsyncDisposable
{
    /// <summary>Gives a sample other labels. Samples come in any order, each at most once; those that never come keep their labels.</summary>
    /// <param name="index">Position in the dataset.</param>
    /// <param name="labels">All labels of the sample, in the dataset's own class ids, as <see cref="IDataset.ReadAsync"/> gives them. An instance with a source id is that
    /// instance, changed or not; one without an id that equals none of those without is new, and gets an id where the format has any. Pixels keep ids that belong to no class.</param>
    /// <param name="cancel">Stops writing.</param>
    /// <exception cref="DataException">The format cannot hold these labels.</exception>
    ValueTask ReplaceAsync(int index, Labels labels, CancellationToken cancel);

    /// <summary>Writes the rest.</summary>
    /// <returns>By option, the path below the folder that a pipeline has to name instead of the original.</returns>
    ValueTask<IReadOnlyDictionary<string, string>> CompleteAsync(CancellationToken cancel);
}
