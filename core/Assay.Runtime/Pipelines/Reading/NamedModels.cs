using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>Puts the models that references name with <c>model:</c> in their places.</summary>
sealed class NamedModels
{
    readonly Lint lint;
    readonly Lint? theirs;
    readonly ModelRegistry? registry;

    /// <param name="models">The pipeline's <c>models:</c>.</param>
    public NamedModels(Lint lint, MapEntry? models)
    {
        this.lint = lint;
        if (models is null)
            return;
        if (models.Value is not ScalarNode { IsNull: false, Refused: false } file)
            lint.Error(models.Value.Place, Codes.WrongType, $"'models' is {models.Value.Describe()}, expected the path of a file of models");
        else if (Path.GetFullPath(Path.Combine(lint.Folder, file.Text)) is var path && ExistingPath.Explain(path) is { } missing)
            lint.Error(file.Place, Codes.MissingPath, $"'models': {missing}");
        else
        {
            (Named, Given) = (new NamedPath(null, path, file), true);
            theirs = lint with { File = Shown(file.Text), Folder = Path.GetDirectoryName(path)! };
            registry = ModelRegistry.Read(theirs);
        }
    }

    /// <summary>The file, when it is there.</summary>
    public NamedPath? Named { get; }

    bool Given { get; }

    /// <summary>Beside the pipeline as the user named that.</summary>
    string Shown(string file) => Path.IsPathRooted(file) ? file : Path.Combine(Path.GetDirectoryName(lint.File) ?? "", file);

    /// <summary>What stands for a reference: itself, or the model it names with what it says beside; and who reads it.</summary>
    /// <returns>Null: it names a model that is not there; that is reported.</returns>
    public (Node Node, Lint Lint)? Resolve(MapEntry reference)
    {
        if (reference.Value is not MapNode map || map.Find(ModelRegistry.Key) is not { } named)
            return (reference.Value, lint);
        if (map.Entries.FirstOrDefault(entry => entry != named && !Section.Reference.HostKeys.Contains(entry.Key)) is { } other)
            return Refuse(other.Place, Codes.TwoComponents, $"'{other.Key}' stands beside 'model:', which names a model with all its options; keys here: {TextList.Of(Section.Reference.HostKeys)}");
        if (named.Value is not ScalarNode { IsNull: false } name)
            return Refuse(named.Value.Place, Codes.WrongType, $"'model' is {named.Value.Describe()}, expected the name of a model");
        if (!Given)
            return Refuse(named.Place, Codes.MissingSection, "'model:' names a model of a file, but the pipeline names no such file; say 'models: FILE.yaml' at its top");
        if (registry?.Find(name.Text) is not { } model)
            return registry is null ? null : Refuse(name.Place, Codes.UnknownValue, $"{registry.File} has no model '{name.Text}'{Suggestion.For(name.Text, registry.Entries.Select(entry => entry.Key))} (models: {TextList.Of(registry.Entries.Select(entry => entry.Key))})");
        if (map.Entries.FirstOrDefault(entry => model.Find(entry.Key) is not null) is { } twice)
            return Refuse(twice.Place, Codes.DuplicateKey, $"'{twice.Key}' stands here and at the model '{name.Text}' in {registry.File}; keep one");
        return (new MapNode(map.Place, [.. model.Entries.Where(entry => entry.Key != ModelRegistry.Description), .. map.Entries.Where(entry => entry != named)]), theirs!);
    }

    (Node, Lint)? Refuse(Place place, string code, string message)
    {
        lint.Error(place, code, message);
        return null;
    }
}
