using System.Text.Json;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;

namespace Assay.Cli;

/// <summary>What list and describe say alike of a component in JSON.</summary>
static class ComponentJson
{
    public static void WriteHead(this Utf8JsonWriter json, Component component)
    {
        json.WriteString("name", component.Name);
        json.WriteString("kind", KindWords.KeyOf(component.Kind));
        json.WriteString("plugin", component.Plugin);
        json.WriteString("version", component.Version);
        json.WriteString("file", component.File);
        json.WriteString("summary", component.Summary);
    }

    public static void WriteProblems(this Utf8JsonWriter json, IEnumerable<Problem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code);
            json.WriteString("message", problem.Message);
            json.WriteString("file", problem.File);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
