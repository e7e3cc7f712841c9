using Assay.Runtime.Plugins;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>A scorer made from a script.</summary>
static class ScorerText
{
    public static PromotedText Of(CompiledScript script, PluginName name)
    {
        var function = new FunctionText(script, name);
        return new PromotedText(ComponentKind.Scorer, Opinions(script).Any(IsPerPixel) ? ["script-scorer", "script-opinions"] : ["script-scorer"], new Dictionary<string, string>
        {
            ["result"] = "Score?",
            ["needs"] = Opinions(script).Count() < 2 ? $"[{string.Concat(Opinions(script).Select(Need))}]" : $"\n    [\n{string.Concat(Opinions(script).Select(opinion => $"        {Need(opinion)},\n"))}    ]",
            ["fetches"] = string.Concat(Opinions(script).Select(Fetch)),
            ["arguments"] = function.Arguments,
        }, ScorerTests.Of(script, name));
    }

    public static IEnumerable<ScriptParameter> Opinions(CompiledScript script) => script.Parameters.Where(parameter => parameter.Fill == ScriptFill.Opinion);

    /// <summary>The opinion has the size of the sample.</summary>
    public static bool IsPerPixel(ScriptParameter opinion) => (opinion.Of & (Evidence.Probabilities | Evidence.LabelMap)) != 0;

    static string Need(ScriptParameter opinion) =>
        $"new Need({CSharpText.Literal(opinion.Key)}, {string.Join(" | ", opinion.Of.ToString().Split(", ").Select(of => "Evidence." + of))}{(opinion.Optional ? ", Optional: true" : "")})";

    static string Fetch(ScriptParameter opinion)
    {
        var said = opinion.Of switch
        {
            Evidence.Probabilities => $"OpinionReader.Probabilities(exam, {CSharpText.Literal(opinion.Key)})",
            Evidence.Instances or Evidence.ClassScores or Evidence.Value => $"exam.Opinion({CSharpText.Literal(opinion.Key)}).{opinion.Of}",
            _ => $"OpinionReader.LabelMap(exam, {CSharpText.Literal(opinion.Key)})",
        };
        var variable = FunctionText.NameOf(opinion);
        return opinion.Optional ? $"        var {variable} = {said};\n" : $"        if ({said} is not {{ }} {variable})\n            return Score.None;\n";
    }
}
