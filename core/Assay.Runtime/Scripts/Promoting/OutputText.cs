using Assay.Runtime.Plugins;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>An output made from a script.</summary>
static class OutputText
{
    public static PromotedText Of(CompiledScript script, PluginName name)
    {
        var isTask = script.Result != "void";
        var call = $"script.Call({new FunctionText(script, name).Arguments})";
        return new PromotedText(ComponentKind.Output, [OptionsText.HasPath(script) ? "script-output-file" : "script-output"], new Dictionary<string, string>
        {
            ["result"] = isTask ? "Task" : "void",
            ["call"] = isTask ? $"await {call}" : call,
            ["body"] = isTask ? $" => {call};" : $"\n    {{\n        {call};\n        return Task.CompletedTask;\n    }}",
            ["file"] = CSharpText.Literal(Path.GetFileNameWithoutExtension(script.Sources.Files[0].Name) + ".txt"),
        }, []);
    }
}
