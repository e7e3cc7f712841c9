using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>A dataset after every step has scored it: the table, and what each step said of each sample.</summary>
sealed record Scored(RunFolder Folder, OpenDataset Dataset, IReadOnlyDictionary<string, OpenReference> References, Audit Audit, Parts Parts);
