using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>The C# around an expression: a static class with a method whose locals are the columns that are used.</summary>
/// <param name="Start">Where the expression begins in the text.</param>
sealed record ExpressionSource(string Text, int Start, string Expression)
{
    public static ExpressionSource Of(ExpressionKind kind, string expression, ExpressionReading reading)
    {
        StringBuilder before = new();
        before.AppendLine("static class Expression {").Append(LiftedMath.Source(reading.Functions))
            .Append(Attributes("Numbers", "double?", reading.Numbers)).Append(Attributes("Texts", "string?", reading.Texts))
            .AppendLine("public static double? Evaluate(double?[] columns__, double?[] numbers__, string?[] texts__) {");
        for (var i = 0; i < reading.Columns.Count; i++)
            before.AppendLine($"double? @{reading.Columns[i]} = columns__[{i}];");
        if (reading.Numbers.Count > 0)
            before.AppendLine("var number = new Numbers__(numbers__);");
        if (reading.Texts.Count > 0)
            before.AppendLine("var text = new Texts__(texts__);");
        before.Append(kind == ExpressionKind.Condition ? "bool result__ =\n" : "double? result__ =\n");
        var after = kind == ExpressionKind.Condition ? "\n; return result__ ? 1 : 0; } }" : "\n; return result__; } }";
        return new ExpressionSource(before + expression + after, before.Length, expression);
    }

    // number["x"] and text["x"]: an indexer that knows the names in use.
    static string Attributes(string name, string type, IReadOnlyList<string> names) => names.Count == 0 ? "" :
        $"readonly struct {name}__({type}[] values) {{ public {type} this[string name] => name switch {{ " +
        string.Concat(names.Select((attribute, i) => $"{SymbolDisplay.FormatLiteral(attribute, quote: true)} => values[{i}], ")) + "_ => null }; }\n";
}
