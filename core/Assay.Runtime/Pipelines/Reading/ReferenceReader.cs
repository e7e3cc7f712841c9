using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>A reference that steps may name.</summary>
/// <param name="Gives">Null when it could not be created: nothing is known of its evidence.</param>
sealed record KnownReference(string Id, Place Place, Evidence? Gives, ReferenceUse? Use, Chosen? Chosen)
{
    public bool Used { get; set; }
}

/// <summary>Reads the <c>references:</c> section.</summary>
/// <param name="models">Stand in for references that name them.</param>
sealed class ReferenceReader(Lint lint, NamedModels models, HostKeys hostKeys)
{
    public List<KnownReference> Read(Node? node)
    {
        if (node is null || node.IsNull)
            return [];
        if (node is MapNode map)
            return [.. map.Entries.Select(ReadOne)];
        lint.Error(node.Place, Codes.WrongType, $"'references' is {node.Describe()}, expected a mapping of ids to references, as in 'unet: {{ arrays: {{ ... }} }}'");
        return [];
    }

    KnownReference ReadOne(MapEntry entry)
    {
        Ids.Check(lint, entry.Key, entry.Place, "the id of a reference");
        var chosen = models.Resolve(entry) is var (node, reading) ? new ComponentReader(reading).Read(node, Section.Reference) : null;
        var mapping = chosen is null ? null : hostKeys.ReadMapping(chosen.Around);
        var joined = chosen is null ? 0 : hostKeys.ReadShare(chosen.Around, "min_joined", 0.98);
        var exposure = chosen is null ? null : hostKeys.ReadExposure(chosen.Around);
        var use = chosen is null ? null : new ReferenceUse(entry.Key, chosen.Component, chosen.Options.Value, chosen.Place, mapping!, joined) { Exposure = exposure };
        return new(entry.Key, entry.Place, Gives(chosen?.Instance), use, chosen);
    }

    static Evidence? Gives(object? instance) => instance switch
    {
        IReference reference => reference.Gives,
        IDataset dataset => dataset.Gives & ~Evidence.ClassScores, // As DatasetReference: a tag is no probability.
        _ => null,
    };
}
