namespace Assay.Runtime.Reviewing;

/// <summary>What became of reviewers' corrections in a copy of the dataset.</summary>
/// <param name="Folder">Where it is: the dataset's own files, pipeline.yaml that reads them, and corrections.csv with every correction.</param>
/// <param name="Applied">How many are in it.</param>
/// <param name="Left">How many are not, by reason.</param>
public sealed record CorrectedExport(string Folder, int Applied, IReadOnlyList<KeyValuePair<string, int>> Left);
