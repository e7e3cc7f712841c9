using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>Reads what a script needs from the parameters of its function.</summary>
static class ScriptSignature
{
    const string Expected = "double? Score(Exam exam, Probabilities my_model)";

    /// <summary>What a parameter can be, as C# writes it.</summary>
    const string Types = "Probabilities, LabelMap, IReadOnlyList<Instance>, IReadOnlyList<double> (class scores) and double";

    public static CodeFacts Read(CSharpCompilation compilation, ScriptComplaints complaints)
    {
        var functions = compilation.ScriptClass!.GetMembers("Score").OfType<IMethodSymbol>().ToList();
        if (functions is not [var function])
        {
            complaints.Add(functions.Count > 1 ? functions[1].Locations[0] : Location.None, "one-score-function", functions.Count == 0
                ? $"the script has no function called Score; write one such as {Expected}"
                : $"the script and what it loads have {functions.Count} functions called Score; one is expected, such as {Expected}");
            return new CodeFacts();
        }
        CheckShape(function, complaints);
        var takesExam = function.Parameters is [{ } first, ..] && Name(first.Type) == "Assay.Exam";
        return new CodeFacts { TakesExam = takesExam, Needs = [.. function.Parameters.Skip(takesExam ? 1 : 0).Select(parameter => NeedOf(parameter, complaints)).OfType<Need>()] };
    }

    static void CheckShape(IMethodSymbol function, ScriptComplaints complaints)
    {
        if (Name(function.ReturnType) is not ("double" or "double?" or "Assay.Score") || function.ReturnsByRef || function.ReturnsByRefReadonly)
            complaints.Add(function.Locations[0], "score-result", $"Score returns {function.ReturnType.ToDisplayString()}; double, double? (null is 'no evidence') or Score is expected");
        if (function.IsGenericMethod)
            complaints.Add(function.Locations[0], "score-generic", $"Score has type parameters; write it without, such as {Expected}");
    }

    static Need? NeedOf(IParameterSymbol parameter, ScriptComplaints complaints)
    {
        Evidence? of = Name(parameter.Type) switch
        {
            "Assay.Probabilities" => Evidence.Probabilities,
            "Assay.LabelMap" => Evidence.LabelMap | Evidence.Probabilities,
            "System.Collections.Generic.IReadOnlyList<Assay.Instance>" => Evidence.Instances,
            "System.Collections.Generic.IReadOnlyList<double>" => Evidence.ClassScores,
            "double" or "double?" => Evidence.Value,
            _ => null,
        };
        if (Refusal(parameter, of) is { } reason)
            complaints.Add(parameter.Locations[0], "score-parameter", reason);
        return of is null ? null : new Need(parameter.Name, of.Value, parameter.NullableAnnotation == NullableAnnotation.Annotated || Name(parameter.Type) == "double?");
    }

    static string? Refusal(IParameterSymbol parameter, Evidence? of) =>
        Name(parameter.Type) == "Assay.Exam" ? "the exam is the first parameter, and there is one"
        : of is null ? $"parameter '{parameter.Name}' is a {parameter.Type.ToDisplayString()}; a reference's opinion is expected: {Types}, with '?' when the script can do without"
        : parameter.RefKind != RefKind.None || parameter.IsParams ? $"parameter '{parameter.Name}' is passed by value, without {(parameter.IsParams ? "params" : parameter.RefKind.ToString().ToLowerInvariant())}"
        : parameter.Name == "file" ? "a parameter cannot be called 'file': in the pipeline that key names the script; rename it"
        : null;

    static readonly SymbolDisplayFormat Plain = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    static string Name(ITypeSymbol type) => type.ToDisplayString(Plain);
}
