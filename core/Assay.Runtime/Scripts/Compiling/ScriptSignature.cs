using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>Reads what a script is, and what it needs, from the name and the parameters of its function.</summary>
static class ScriptSignature
{
    static readonly SymbolDisplayFormat Plain = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    public static string Name(ITypeSymbol type) => type.ToDisplayString(Plain);

    /// <summary>What one writes.</summary>
    public static string Example(ScriptKind kind) => kind switch
    {
        ScriptKind.Keep => "bool Keep(double? ti, double limit = 0.5)",
        ScriptKind.Select => "IEnumerable<int> Select(Table table, int count = 100)",
        ScriptKind.Write => "void Write(IRun run, TextWriter to)",
        _ => "double? Score(Exam exam, Probabilities my_model)",
    };

    public static CodeFacts Read(CSharpCompilation compilation, ScriptComplaints complaints)
    {
        var functions = Enum.GetValues<ScriptKind>().SelectMany(kind => compilation.ScriptClass!.GetMembers(kind.ToString()).OfType<IMethodSymbol>().Select(function => (Kind: kind, Function: function))).ToList();
        if (functions is not [var (kind, function)])
        {
            RefuseCount([.. functions.Select(entry => entry.Function)], complaints);
            return new CodeFacts();
        }
        CheckShape(kind, function, complaints);
        return new CodeFacts { Kind = kind, Result = Name(function.ReturnType), Parameters = new ScriptParameterReader(kind, complaints).Read(function) };
    }

    static void RefuseCount(List<IMethodSymbol> functions, ScriptComplaints complaints)
    {
        if (functions.Count == 0)
            complaints.Add(Location.None, "one-score-function",
                $"the script has no function called Score; write one such as {Example(ScriptKind.Score)}. A selector has {Example(ScriptKind.Keep)} or {Example(ScriptKind.Select)}, an output {Example(ScriptKind.Write)}");
        else
            complaints.Add(functions[1].Locations[0], "one-score-function", functions.TrueForAll(function => function.Name == functions[0].Name)
                ? $"the script and what it loads have {functions.Count} functions called {functions[0].Name}; one is expected, such as {Example(Enum.Parse<ScriptKind>(functions[0].Name))}"
                : $"the script has functions called {string.Join(" and ", functions.Select(function => function.Name).Distinct())}, and each name makes it something else (Score: a scorer, Keep or Select: a selector, Write: an output); rename all but one");
    }

    static void CheckShape(ScriptKind kind, IMethodSymbol function, ScriptComplaints complaints)
    {
        var (fits, expected) = kind switch
        {
            ScriptKind.Keep => (function.ReturnType.SpecialType == SpecialType.System_Boolean, "bool"),
            ScriptKind.Select => (Name(function.ReturnType) == "Assay.Table" || IsRows(function.ReturnType), "IEnumerable<int> (the rows of samples to keep, in review order) or Table"),
            ScriptKind.Write => (function.ReturnsVoid && !function.IsAsync || Name(function.ReturnType) == "System.Threading.Tasks.Task", "void or Task"),
            _ => (Name(function.ReturnType) is "double" or "double?" or "Assay.Score", "double, double? (null is 'no evidence') or Score"),
        };
        if (!fits || function.ReturnsByRef || function.ReturnsByRefReadonly)
            complaints.Add(function.Locations[0], "score-result", $"{kind} returns {function.ReturnType.ToDisplayString()}; {expected} is expected, as in {Example(kind)}");
        if (function.IsGenericMethod)
            complaints.Add(function.Locations[0], "score-generic", $"{kind} has type parameters; write it without, such as {Example(kind)}");
    }

    static bool IsRows(ITypeSymbol type) => type.AllInterfaces.Append(type).Any(one => Name(one) == "System.Collections.Generic.IEnumerable<int>");
}
