using Assay.Runtime.Pipelines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>What an expression uses, found in its syntax; everything that is not on the list of <see cref="ExpressionGrammar"/> is a problem.</summary>
sealed class ExpressionReading
{
    readonly string text;
    readonly IReadOnlyList<string> known;
    readonly List<string> columns = [];
    readonly List<string> numbers = [];
    readonly List<string> texts = [];
    readonly List<string> functions = [];
    readonly List<ScriptDiagnostic> problems = [];

    ExpressionReading(string text, IReadOnlyList<string> known) => (this.text, this.known) = (text, known);

    public IReadOnlyList<string> Columns => columns;
    public IReadOnlyList<string> Numbers => numbers;
    public IReadOnlyList<string> Texts => texts;

    /// <summary>Of Math.</summary>
    public IReadOnlyList<string> Functions => functions;
    public IReadOnlyList<ScriptDiagnostic> Problems => problems;

    public static ExpressionReading Of(string text, ExpressionSyntax expression, IReadOnlyList<string> known)
    {
        ExpressionReading reading = new(text, known);
        reading.Visit(expression);
        return reading;
    }

    void Visit(SyntaxNode node)
    {
        if (ExpressionGrammar.Refusal(node) is { } reason)
            Report(node.SpanStart, "not-allowed", reason);
        else if (!Take(node))
            foreach (var child in node.ChildNodes())
                Visit(child);
    }

    /// <summary>Takes note of a name; true when that settles what is below the node.</summary>
    bool Take(SyntaxNode node)
    {
        switch (node)
        {
            case ElementAccessExpressionSyntax access:
                Add(((IdentifierNameSyntax)access.Expression).Identifier.ValueText == "number" ? numbers : texts, AttributeName(access));
                return true;
            case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Math" } } member:
                TakeFunction(member.Name);
                return true;
            case IdentifierNameSyntax name when !IsMember(name):
                TakeColumn(name);
                return true;
            default:
                return false;
        }
    }

    static string AttributeName(ElementAccessExpressionSyntax access) => ((LiteralExpressionSyntax)access.ArgumentList.Arguments[0].Expression).Token.ValueText;

    static bool IsMember(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax member && member.Name == name || name.Parent is MemberBindingExpressionSyntax;

    void TakeColumn(IdentifierNameSyntax name)
    {
        var column = name.Identifier.ValueText;
        if (known.Contains(column))
            Add(columns, column);
        else
            Report(name.SpanStart, "unknown-column", $"'{column}' is no column{Suggestion.For(column, known)}; {Listed("columns here", known)}");
    }

    void TakeFunction(SimpleNameSyntax name)
    {
        var function = name.Identifier.ValueText;
        if (name is IdentifierNameSyntax && LiftedMath.Names.Contains(function))
            Add(functions, function);
        else
            Report(name.SpanStart, "unknown-function", $"Math has no '{function}' for numbers{Suggestion.For(function, LiftedMath.Names)}");
    }

    static string Listed(string what, IReadOnlyList<string> names) => names.Count == 0 ? $"there are no {what}: no step before this one adds any" : $"{what}: {string.Join(", ", names)}";

    void Report(int offset, string code, string message)
    {
        var (line, column) = TextPosition.Of(text, offset);
        problems.Add(new ScriptDiagnostic(null, line, column, code, message));
    }

    static void Add(List<string> names, string name)
    {
        if (!names.Contains(name))
            names.Add(name);
    }
}
