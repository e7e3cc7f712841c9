using Microsoft.CodeAnalysis;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>Says whether an expression is what its place asks for, in the user's words.</summary>
static class ExpressionType
{
    public static IReadOnlyList<ScriptDiagnostic> Check(ExpressionKind kind, ITypeSymbol? type)
    {
        if (type is null || type.TypeKind == TypeKind.Error)
            return [];
        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        var message = kind == ExpressionKind.Condition ? Condition(type, plain) : Value(type, plain);
        return message is null ? [] : [new ScriptDiagnostic(null, 1, 1, kind == ExpressionKind.Condition ? "not-a-condition" : "not-a-value", message)];
    }

    static string? Condition(ITypeSymbol type, ITypeSymbol plain) => type.SpecialType == SpecialType.System_Boolean ? null
        : plain.SpecialType == SpecialType.System_Boolean ? "the condition may be empty (bool?); write == true after it"
        : $"a condition is true or false, such as ti < 0.5; this is a {type.ToDisplayString()}";

    static string? Value(ITypeSymbol type, ITypeSymbol plain) => plain.SpecialType switch
    {
        SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Int32 or SpecialType.System_Int64 => null,
        SpecialType.System_Boolean => "a value is a number; this is true or false, write (...) ? 1 : 0",
        _ => $"a value is a number; this is a {type.ToDisplayString()}",
    };
}
