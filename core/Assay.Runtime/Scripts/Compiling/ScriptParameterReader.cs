using Assay.Runtime.Plugins;
using Microsoft.CodeAnalysis;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>Says what fills each parameter of a script's function.</summary>
sealed class ScriptParameterReader(ScriptKind kind, ScriptComplaints complaints)
{
    static readonly string[] Reserved = ["file", "timeout", "isolate", "path"];

    /// <summary>What references can fill, as C# writes it.</summary>
    const string Opinions = "Probabilities, LabelMap, IReadOnlyList<Instance>, IReadOnlyList<double> (class scores) and double";

    const string Options = "bool, int, long, double, string, InputPath, OutputPath, ColumnName, SecretName, or an IReadOnlyList of one of these";

    public IReadOnlyList<ScriptParameter> Read(IMethodSymbol function)
    {
        var parameters = function.Parameters.Select(parameter => (Symbol: parameter, Read: ReadOne(parameter))).ToList();
        foreach (var twice in parameters.Where(one => one.Read is not null).GroupBy(one => (one.Read!.Key, one.Read.Fill)).SelectMany(group => group.Skip(1)))
            Complain(twice.Symbol, twice.Read!.Key.Length > 0 ? $"two parameters are called '{twice.Read.Key}' in the pipeline; rename one of them" : $"there is one {twice.Symbol.Type.Name}; remove the second");
        return [.. parameters.Select(one => one.Read).OfType<ScriptParameter>()];
    }

    ScriptParameter? ReadOne(IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None || parameter.IsParams)
            return Complain(parameter, $"parameter '{parameter.Name}' is passed by value, without {(parameter.IsParams ? "params" : parameter.RefKind.ToString().ToLowerInvariant())}");
        if (GivenByHost(parameter) is { } fill)
            return fill is ScriptFill.Exam or ScriptFill.Table && parameter.Ordinal > 0
                ? Complain(parameter, $"the {fill.ToString().ToLowerInvariant()} is the first parameter, and there is one") : new ScriptParameter("", fill);
        var key = Identifier.SnakeCase(parameter.Name);
        if (Reserved.Contains(key))
            return Complain(parameter, $"a parameter cannot be called '{parameter.Name}': in the pipeline that key means something else; rename it");
        if (!Identifier.IsValid(key))
            return Complain(parameter, $"parameter '{parameter.Name}' would be the key '{key}' in the pipeline; keys are snake_case, so name it with letters of the Latin alphabet, digits and '_', starting with a letter, and no keyword of C#");
        var isOption = parameter.HasExplicitDefaultValue || ScriptOption.IsMarked(parameter);
        return !isOption && kind == ScriptKind.Score && EvidenceOf(parameter) is { } evidence ? new ScriptParameter(key, ScriptFill.Opinion) { Of = evidence, Optional = IsNullable(parameter) }
            : !isOption && kind == ScriptKind.Keep && IsNumber(parameter) ? new ScriptParameter(key, ScriptFill.Column) { Optional = IsNullable(parameter) }
            : !isOption && kind == ScriptKind.Keep && parameter.Type.SpecialType == SpecialType.System_String && IsNullable(parameter) ? new ScriptParameter(key, ScriptFill.Attribute) { Optional = true }
            : ScriptOption.Read(parameter, key, message => Complain(parameter, message)) ?? Refuse(parameter);
    }

    ScriptParameter? Refuse(IParameterSymbol parameter) => ScriptOption.IsOfKnownType(parameter) ? null
        : kind == ScriptKind.Score && EvidenceOf(parameter) is not null ? Complain(parameter, $"parameter '{parameter.Name}' is an opinion, which has no default; write '{parameter.Type.Name}? {parameter.Name}' if the script can do without")
        : Complain(parameter, $"parameter '{parameter.Name}' is a {parameter.Type.ToDisplayString()}; " + (kind switch
        {
            ScriptKind.Score => $"a reference's opinion is expected: {Opinions}, with '?' when the script can do without",
            ScriptKind.Keep => "a column is expected: double, or double? when Keep wants to see empty ones; or string? for a text attribute",
            ScriptKind.Select => "the Table is expected first",
            _ => "IRun, TextWriter or CancellationToken is expected",
        }) + $"; or an option: {Options}");

    ScriptFill? GivenByHost(IParameterSymbol parameter) => (kind, ScriptSignature.Name(parameter.Type)) switch
    {
        (ScriptKind.Score, "Assay.Exam") => ScriptFill.Exam,
        (ScriptKind.Select, "Assay.Table") => ScriptFill.Table,
        (ScriptKind.Write, "Assay.IRun") => ScriptFill.Run,
        (ScriptKind.Write, "System.IO.TextWriter") => ScriptFill.Writer,
        (ScriptKind.Write, "System.Threading.CancellationToken") => ScriptFill.Cancellation,
        _ => null,
    };

    static Evidence? EvidenceOf(IParameterSymbol parameter) => ScriptSignature.Name(parameter.Type) switch
    {
        "Assay.Probabilities" => Evidence.Probabilities,
        "Assay.LabelMap" => Evidence.LabelMap | Evidence.Probabilities,
        "System.Collections.Generic.IReadOnlyList<Assay.Instance>" => Evidence.Instances,
        "System.Collections.Generic.IReadOnlyList<double>" => Evidence.ClassScores,
        "double" or "double?" => Evidence.Value,
        _ => null,
    };

    static bool IsNumber(IParameterSymbol parameter) => ScriptSignature.Name(parameter.Type) is "double" or "double?";

    static bool IsNullable(IParameterSymbol parameter) => parameter.NullableAnnotation == NullableAnnotation.Annotated || ScriptSignature.Name(parameter.Type) == "double?";

    ScriptParameter? Complain(IParameterSymbol parameter, string message)
    {
        complaints.Add(parameter.Locations[0], "score-parameter", message);
        return null;
    }
}
