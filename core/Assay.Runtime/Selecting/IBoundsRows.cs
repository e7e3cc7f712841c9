namespace Assay.Runtime.Selecting;

/// <summary>A selector that knows beforehand how many samples it can leave at most.</summary>
interface IBoundsRows
{
    /// <param name="samples">Samples in the dataset.</param>
    /// <param name="columns">The table's columns.</param>
    int Most(int samples, IReadOnlyList<Column> columns);
}
