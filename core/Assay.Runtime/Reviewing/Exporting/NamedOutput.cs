using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Reviewing;

/// <summary>An output that a command names: with the options that the pipeline gives it, or their defaults, and with what the command says beside.</summary>
static class NamedOutput
{
    const string To = "to", Corrections = "corrections";

    /// <param name="to">Its file or folder; null: as it stands.</param>
    /// <exception cref="AssayException">There is no such output, or it cannot do what the command says.</exception>
    public static ComponentUse Find(PluginCatalog catalog, Pipeline pipeline, string name, bool corrected, string? to)
    {
        var known = pipeline.Outputs.FirstOrDefault(use => use.Component.Name == name);
        var component = known?.Component ?? catalog.Find(ComponentKind.Output, name) ?? throw Unknown(catalog, name);
        if (component.OptionsType is not { } type)
            return corrected || to is not null ? throw Cannot(component, corrected ? Corrections : To) : new ComponentUse(component, null, pipeline.Dataset.Place);
        var schema = OptionsSchema.Of(type);
        if (known is null && schema.Options.Where(option => option.Required).ToArray() is { Length: > 0 } required)
            throw new AssayException("output-options", $"the output '{name}' cannot be written without {TextList.Of([.. required.Select(option => $"'{option.Key}'")])}; write it into outputs: of {pipeline.File}, which may change after a run");
        var options = Copy(schema, known?.Options);
        if (corrected)
            Set(component, schema, options, Corrections, true);
        if (to is not null)
            Set(component, schema, options, To, new OutputPath(Path.GetFullPath(to)));
        return new ComponentUse(component, options, known?.Place ?? pipeline.Dataset.Place);
    }

    /// <summary>The pipeline's own options stay what they are.</summary>
    static object Copy(OptionsSchema schema, object? of)
    {
        var copy = schema.Create();
        if (of is not null)
            foreach (var option in schema.Options)
                option.Set(copy, option.ValueOf(of));
        return copy;
    }

    static void Set(Component component, OptionsSchema schema, object options, string key, object value)
    {
        if (schema.Find(key) is not { } option || option.Type != value.GetType())
            throw Cannot(component, key);
        option.Set(options, value);
    }

    static AssayException Cannot(Component component, string key) => new("output-options", key == To
        ? $"the output '{component.Name}' has no option 'to', so --out cannot say where it goes; 'assay describe {component.Name}' says what it has"
        : $"the output '{component.Name}' has no option 'corrections', so it cannot write corrected labels; 'assay list' names others");

    static AssayException Unknown(PluginCatalog catalog, string name)
    {
        string[] names = [.. catalog.Components.Where(component => component.Kind == ComponentKind.Output).Select(component => component.Name).Order(StringComparer.Ordinal)];
        return new AssayException("unknown-output", $"no output is called '{name}'{(Suggestion.Nearest(name, names) is { } near ? $" (did you mean '{near}'?)" : "")}; there are: {TextList.Of(names)}");
    }
}
