using System.Text.Json.Nodes;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Reading;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Schema;

/// <summary>The shape of <c>name: { options }</c> with the host-level keys beside it: any one component of a section.</summary>
static class ComponentShape
{
    public static JsonObject Of(Section section, PluginCatalog catalog)
    {
        var components = section.Kinds.SelectMany(kind => catalog.Components.Where(component => component.Kind == kind)).DistinctBy(component => component.Name).ToList();
        var properties = new JsonObject();
        foreach (var component in components)
            properties[component.Name] = Options(component);
        if (section == Section.Reference)
            properties[ModelRegistry.Key] = Shapes.Described("In place of a component: a model of the file that the pipeline's 'models:' names.", new JsonObject { ["type"] = "string", ["minLength"] = 1 });
        foreach (var key in section.HostKeys)
            properties[key] = HostKeyShape.Of(key);
        var shape = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false, ["minProperties"] = 1 };
        if (section.HostKeys.Length > 0)
            shape["not"] = new JsonObject { ["propertyNames"] = Shapes.Words(section.HostKeys) }; // host-level keys alone are not enough
        if (components.Count > 0)
            shape["allOf"] = new JsonArray([.. components.Select(component => Alone(component, section)), .. section == Section.Reference ? [NamedAlone(section)] : Array.Empty<JsonNode>()]);
        return shape;
    }

    /// <summary>What a component takes, under what it is.</summary>
    static JsonObject Options(Component component)
    {
        var text = $"{component.Summary} ({KindWords.Of(component.Kind)}, from {component.Plugin})";
        var none = new JsonObject { ["type"] = new JsonArray("object", "null"), ["additionalProperties"] = false };
        return Shapes.Described(text, component.OptionsType is { } type ? RecordShape.OrShorthand(type) : none);
    }

    static JsonObject NamedAlone(Section section) => new()
    {
        ["if"] = new JsonObject { ["required"] = new JsonArray(ModelRegistry.Key) },
        ["then"] = new JsonObject { ["propertyNames"] = Shapes.Words(section.HostKeys.Prepend(ModelRegistry.Key)) },
    };

    /// <summary>Beside a component stand host-level keys that mean something for it, and nothing else: no second component.</summary>
    static JsonObject Alone(Component component, Section section) => new()
    {
        ["if"] = new JsonObject { ["required"] = new JsonArray(component.Name) },
        ["then"] = new JsonObject { ["propertyNames"] = Shapes.Words(section.HostKeys.Where(key => HostKeyShape.FitsBeside(key, component)).Prepend(component.Name)) },
    };
}
