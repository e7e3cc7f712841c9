using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>Checks an expression and compiles it into a static method of its own.</summary>
static class ExpressionCompiler
{
    // Far beyond what people write, and small enough for a compiler that recurses.
    const int Longest = 4_000;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static CompiledCode Compile(ExpressionKind kind, string text, IReadOnlyList<string> columns)
    {
        var expression = Parse(text);
        var reading = ExpressionReading.Of(text, expression, columns);
        Refuse(text, reading.Problems);
        var source = ExpressionSource.Of(kind, text, reading);
        var tree = CSharpSyntaxTree.ParseText(source.Text);
        var compilation = CSharpCompilation.Create("expression", [tree], References.All, Emission.Options);
        var model = compilation.GetSemanticModel(tree);
        var root = ExpressionAt(tree, source);
        var unfit = ExpressionType.Check(kind, model.GetTypeInfo(root).Type);
        Refuse(text, [.. unfit, .. Errors(compilation, source).Where(problem => unfit.Count == 0 || !IsConversion(problem))]);
        var facts = new CodeFacts
        {
            Columns = reading.Columns,
            NumberAttributes = reading.Numbers,
            TextAttributes = reading.Texts,
            Warnings = [.. ExpressionWarnings.Of(root, model, reading.Columns).Select(warning => Warning(source, warning))],
        };
        return Emission.Write(compilation, facts, symbols: false);
    }

    static ExpressionSyntax Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            Refuse(text, 0, "empty-expression", "the expression is empty; write one such as ti < 0.5");
        if (text.Length > Longest)
            Refuse(text, 0, "long-expression", $"the expression has {text.Length} characters, more than {Longest}; a .csx script can be longer");
        if (text.Split('\n').Any(line => line.TrimStart().StartsWith('#')))
            Refuse(text, 0, "not-allowed", "no line of an expression begins with '#'");
        var expression = SyntaxFactory.ParseExpression(text, consumeFullText: true);
        if (expression.GetDiagnostics().Any(problem => problem.Id == "CS1073"))
            RefuseRest(text);
        Refuse(text, [.. expression.GetDiagnostics().Where(IsError).Select(problem => Diagnostic(text, problem, problem.Location.SourceSpan.Start))]);
        return expression;
    }

    // The compiler does not say where what it could use ends.
    static void RefuseRest(string text)
    {
        var end = SyntaxFactory.ParseExpression(text, consumeFullText: false).FullSpan.End;
        var rest = text[end..].TrimStart();
        var word = rest.Split([' ', '\t', '\r', '\n'], 2)[0];
        Refuse(text, text.Length - rest.Length, "not-an-expression", $"one expression is expected, and it ends before '{word}'; join two conditions with && or ||");
    }

    static ExpressionSyntax ExpressionAt(SyntaxTree tree, ExpressionSource source) =>
        tree.GetRoot().DescendantNodes().OfType<EqualsValueClauseSyntax>().Single(clause => clause.EqualsToken.Span.End == source.Start - 1).Value;

    static IReadOnlyList<ScriptDiagnostic> Errors(Compilation compilation, ExpressionSource source) =>
        [.. compilation.GetDiagnostics().Where(IsError).Select(problem => Diagnostic(source.Expression, problem, problem.Location.SourceSpan.Start - source.Start))];

    // What the compiler says of an expression of the wrong type; ours is clearer.
    static bool IsConversion(ScriptDiagnostic problem) => problem.Code is "CS0029" or "CS0266";

    static bool IsError(Diagnostic problem) => problem.Severity == DiagnosticSeverity.Error;

    static ScriptDiagnostic Diagnostic(string text, Diagnostic problem, int offset)
    {
        var (line, column) = TextPosition.Of(text, offset);
        return new ScriptDiagnostic(null, line, column, problem.Id, problem.GetMessage());
    }

    static ScriptDiagnostic Warning(ExpressionSource source, (SyntaxNode Node, string Code, string Message) warning)
    {
        var (line, column) = TextPosition.Of(source.Expression, warning.Node.SpanStart - source.Start);
        return new ScriptDiagnostic(null, line, column, warning.Code, warning.Message);
    }

    static void Refuse(string text, int offset, string code, string message)
    {
        var (line, column) = TextPosition.Of(text, offset);
        Refuse(text, [new ScriptDiagnostic(null, line, column, code, message)]);
    }

    static void Refuse(string text, IReadOnlyList<ScriptDiagnostic> problems)
    {
        if (problems.Count > 0)
            throw new ScriptException("expression", $"the expression '{text}' cannot be used: {string.Join("; ", problems.Select(problem => problem.Message))}", problems);
    }
}
