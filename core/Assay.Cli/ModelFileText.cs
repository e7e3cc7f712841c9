using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary>What <c>assay describe models.yaml</c> prints: the models of a file, by name.</summary>
static class ModelFileText
{
    /// <summary>A component's name has no dot and no slash.</summary>
    public static bool IsFile(string name) => name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    public static int Print(Terminal terminal, string file)
    {
        var models = ModelFile.Read(file, terminal.Discover(), terminal.Scripts(), LintHost.For(AssayFolders.Cache));
        if (terminal.Json)
            WriteJson(terminal, models);
        else
            foreach (var line in TextTable.Lines([["model", "component", "classes", "description"], .. models.Select(model => new[] { model.Name, model.Component.Name, Classes(model), model.Description })]))
                terminal.Out.WriteLine(line);
        terminal.Next($"in a pipeline: 'models: {file}' at its top, and 'references: {{ {models[0].Name}: {{ model: {models[0].Name} }} }}'");
        return ExitCode.Done;
    }

    static string Classes(ModelFile.Entry model) => model.Classes.Count switch { 0 => "-", <= 4 => string.Join(", ", model.Classes), var count => $"{string.Join(", ", model.Classes.Take(3))}, ... ({count})" };

    static void WriteJson(Terminal terminal, IReadOnlyList<ModelFile.Entry> models) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteStartArray("models");
        foreach (var model in models)
        {
            json.WriteStartObject();
            json.WriteString("name", model.Name);
            json.WriteString("component", model.Component.Name);
            json.WriteStartArray("classes");
            foreach (var name in model.Classes)
                json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteString("description", model.Description);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
