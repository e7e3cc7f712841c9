using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>Finds out which options a component takes. Those of a script are known once it is compiled, which runs nothing of it.</summary>
sealed class ScriptReader(Lint lint)
{
    /// <returns>The schema, null for none; and whether the component can be made: a script that does not compile cannot.</returns>
    public (OptionsSchema? Schema, bool Usable) SchemaOf(Component component, MapEntry entry)
    {
        if (component.OptionsType is not { } type)
            return (null, true);
        var schema = OptionsSchema.Of(type);
        return !type.IsAssignableTo(typeof(ScriptUse)) ? (schema, true)
            : FileOf(entry.Value) is not { Text.Length: > 0 } file || file.Text.Contains('\0') || Path.GetFullPath(Path.Combine(lint.Folder, file.Text)) is not { } path || !File.Exists(path) ? (schema, false)
            : Compile(component, file, path) is { } script ? (ScriptSchema.Of(type, script), true)
            : (schema, false);
    }

    static ScalarNode? FileOf(Node options) => (options as MapNode)?.Find("file")?.Value as ScalarNode ?? options as ScalarNode;

    CompiledScript? Compile(Component component, ScalarNode file, string path)
    {
        if (lint.Scripts.Refusal is { } refusal)
        {
            lint.Error(file.Place, Codes.ScriptsRefused, $"'{file.Text}' is a script, and {refusal}");
            return null;
        }
        try
        {
            var script = lint.Scripts.CompileScript(path, lint.Catalog);
            if (script.Kind == ScriptKind.Write == (component.Kind == ComponentKind.Output))
                return script;
            lint.Error(file.Place, Codes.WrongKind, component.Kind == ComponentKind.Output
                ? $"'{file.Text}' holds the function {script.Kind}, so it is a step; name it under 'steps:'"
                : $"'{file.Text}' holds the function Write, so it is an output; name it under 'outputs:'");
        }
        catch (ScriptException e)
        {
            foreach (var problem in e.Diagnostics)
                lint.Error(problem.File is null ? file.Place : new Place(problem.File, problem.Line, problem.Column), problem.Code, problem.Message);
        }
        return null;
    }
}
