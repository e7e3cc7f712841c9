namespace Assay.Runtime.Running;

/// <summary>What every step said of a sample, and the instances that they named.</summary>
sealed record PartEntry(int Sample, Dictionary<string, Score> Scores, List<InstanceItem> Items);
