using Assay.Runtime.Plugins;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>How a pipeline names a script, and the plugin made from it.</summary>
static class UseText
{
    public static string OfScript(CompiledScript script) => $"- script: {{ {string.Join(", ", Keys(script).Prepend($"file: {script.Sources.Files[0].Name}"))} }}";

    public static string OfPlugin(CompiledScript script, PluginName name) => Keys(script).ToList() is { Count: > 0 } keys ? $"- {name.Snake}: {{ {string.Join(", ", keys)} }}" : $"- {name.Snake}: {{}}";

    static IEnumerable<string> Keys(CompiledScript script) => script.Parameters.Where(parameter => parameter.Fill is ScriptFill.Opinion or ScriptFill.Column || parameter.Required).Select(parameter => $"{parameter.Key}: ...");
}
