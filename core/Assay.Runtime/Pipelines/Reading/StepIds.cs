using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>What a step is called.</summary>
static class StepIds
{
    /// <summary>The <c>id:</c> beside the component; null when there is none or it is no id.</summary>
    public static string? Explicit(Lint lint, MapNode around)
    {
        if (around.Find("id") is not { } entry)
            return null;
        if (entry.Value is ScalarNode { IsNull: false } scalar)
            return Ids.Check(lint, scalar.Text, scalar.Place, "the id of the step") ? scalar.Text : null;
        lint.Error(entry.Value.Place, Codes.BadId, $"'id' is {entry.Value.Describe()}, expected a name");
        return null;
    }

    /// <summary>The component's name; for a script its file's stem with '-' as '_'.</summary>
    public static string? Default(Lint lint, Chosen chosen)
    {
        if (chosen.Around.Find("id") is not null)
            return null;
        if (chosen.Component.Name != "script")
            return chosen.Component.Name;
        var options = chosen.Around.Find("script")?.Value;
        if ((options as MapNode)?.Find("file")?.Value as ScalarNode is not { } file && (file = options as ScalarNode) is null)
            return null;
        var id = Path.GetFileNameWithoutExtension(file.Text).Replace('-', '_');
        if (Identifier.IsValid(id))
            return id;
        if (file.Text.Length > 0)
            lint.Error(file.Place, Codes.BadId, $"the script's file name gives the step the id '{id}', which expressions cannot name; put an 'id:' beside 'script:'");
        return null;
    }
}
