using Assay.Runtime.Plugins;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>What the template of a plugin needs to know of the script it is made from.</summary>
/// <param name="Kind">What the component is.</param>
/// <param name="Parts">Folders of the template.</param>
/// <param name="HasOptions">The pipeline may give it something.</param>
/// <param name="Values">What stands for the template's words.</param>
sealed record PromotedText(ComponentKind Kind, IReadOnlyList<string> Parts, bool HasOptions, IReadOnlyDictionary<string, string> Values)
{
    public static PromotedText Of(CompiledScript script, PluginName name) => script.Kind switch
    {
        ScriptKind.Score => ScorerText.Of(script, name),
        _ => throw new AssayException("script-plugin", $"{script.Files[0].Name} has a function called {script.Kind}; only scorers can be made plugins so far"),
    };
}
