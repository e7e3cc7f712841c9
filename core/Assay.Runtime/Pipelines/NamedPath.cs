using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Pipelines;

/// <summary>A file or folder that a pipeline names.</summary>
/// <param name="Option">The option's key, when it is one of the dataset's own; else null.</param>
/// <param name="Path">Absolute.</param>
/// <param name="Node">How it is written.</param>
sealed record NamedPath(string? Option, string Path, ScalarNode Node);
