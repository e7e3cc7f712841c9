using Assay.Runtime.Plugins;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>A selector that looks at the whole table, made from a script.</summary>
static class SelectText
{
    public static PromotedText Of(CompiledScript script, PluginName name)
    {
        var isTable = script.Result == "Assay.Table";
        return new PromotedText(ComponentKind.TableStep, [isTable ? "script-select-table" : "script-select"], new Dictionary<string, string>
        {
            ["result"] = isTable ? "Table" : "IEnumerable<int>",
            ["arguments"] = new FunctionText(script, name).Arguments,
        }, []);
    }
}
