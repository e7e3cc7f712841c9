using Assay.Runtime.Plugins;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>What the template of a plugin needs to know of the script it is made from.</summary>
/// <param name="Kind">What the component is.</param>
/// <param name="Parts">Folders of the template.</param>
/// <param name="Values">What stands for the template's words.</param>
/// <param name="Facts">Tests: what holds whatever the script computes. There may be none.</param>
sealed record PromotedText(ComponentKind Kind, IReadOnlyList<string> Parts, IReadOnlyDictionary<string, string> Values, IEnumerable<string> Facts)
{
    public static PromotedText Of(CompiledScript script, PluginName name) => script.Kind switch
    {
        ScriptKind.Score => ScorerText.Of(script, name),
        ScriptKind.Keep => KeepText.Of(script, name),
        ScriptKind.Select => SelectText.Of(script, name),
        _ => OutputText.Of(script, name),
    };
}
