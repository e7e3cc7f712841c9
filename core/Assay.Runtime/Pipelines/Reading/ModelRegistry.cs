using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>
/// A team's models: a file of its own, a mapping of names to references, each with a <c>description:</c>. A pipeline names the file with <c>models:</c> and a model with
/// <c>model:</c> in place of a component. What a model is stands in one place only: a key that its entry has cannot be given again beside it.
/// </summary>
/// <param name="File">As problems show it.</param>
/// <param name="Entries">By name, in file order.</param>
sealed record ModelRegistry(string File, IReadOnlyList<MapEntry> Entries)
{
    public const string Description = "description";

    /// <summary>What a reference says in place of a component.</summary>
    public const string Key = "model";

    /// <summary>Null when the file is no registry; what is wrong is reported, with places in it.</summary>
    /// <param name="lint">Of the registry's file.</param>
    public static ModelRegistry? Read(Lint lint)
    {
        try
        {
            return YamlReader.Read(lint.File, PipelineText.Load(lint.File).Text, lint.Diagnostics, lint.Variables) switch
            {
                MapNode { Entries.Count: > 0 } map => new ModelRegistry(lint.File, Checked(lint, map)),
                { } other => Refuse(lint, other.Place, $"the file of models is {other.Describe()}"),
                null => lint.Diagnostics.Errors > 0 ? null : Refuse(lint, new Place(lint.File, 1, 1), "the file of models is empty"),
            };
        }
        catch (PipelineException unreadable)
        {
            foreach (var problem in unreadable.Diagnostics)
                lint.Error(problem.Place, problem.Code, problem.Message);
            return null;
        }
    }

    static ModelRegistry? Refuse(Lint lint, Place place, string what)
    {
        lint.Error(place, Codes.WrongType, $"{what}, expected names with a reference each, as in 'unet: {{ description: ..., http: {{ url: ... }} }}'");
        return null;
    }

    static IReadOnlyList<MapEntry> Checked(Lint lint, MapNode map)
    {
        foreach (var entry in map.Entries)
            if (DocumentReader.Sections.Contains(entry.Key) && map.Find("steps") is not null)
                lint.Error(entry.Place, Codes.WrongType, $"'{entry.Key}:' is a section of a pipeline, but this is a file of models: names with a reference each");
            else if (entry.Value is not MapNode)
                lint.Error(entry.Value.Place, Codes.WrongType, $"the model '{entry.Key}' is {entry.Value.Describe()}, expected a component with its options, as in '{{ http: {{ url: ... }} }}'");
            else if (((MapNode)entry.Value).Find(Key) is { } inner)
                lint.Error(inner.Place, Codes.UnknownKey, $"the model '{entry.Key}' names another one; a model is a component with its options");
            else if (((MapNode)entry.Value).Find(Description) is { Value: not ScalarNode } said)
                lint.Error(said.Value.Place, Codes.WrongType, $"'{Description}' is {said.Value.Describe()}, expected text");
        return map.Entries;
    }

    public MapNode? Find(string name) => Entries.FirstOrDefault(entry => entry.Key == name)?.Value as MapNode;

    /// <summary>The first line of a model's description.</summary>
    public static string Describe(MapNode model) => model.Find(Description)?.Value is ScalarNode { IsNull: false } text ? text.Text.Trim().Split('\n')[0] : "";
}
