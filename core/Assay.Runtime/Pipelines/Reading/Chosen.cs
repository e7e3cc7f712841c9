using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>A component that a pipeline names, with its bound options.</summary>
/// <param name="Place">Where its name stands.</param>
/// <param name="Around">The mapping that holds its name and the host-level keys.</param>
/// <param name="Instance">Null when something is wrong with it, which has been reported.</param>
sealed record Chosen(Component Component, BoundOptions Options, Place Place, MapNode Around, object? Instance);
