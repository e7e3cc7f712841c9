using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>
/// C#'s rules where they surprise people who write about columns that may be empty. Only what matters is said: not what another part of the expression rules out
/// (<c>ti != 0.5 &amp;&amp; ti &gt; 0</c>), and not what the author asked about (<c>ti == null || ...</c>).
/// </summary>
sealed class ExpressionWarnings
{
    readonly IReadOnlyList<string> columns;
    readonly Dictionary<string, EmptyCase> cases = [];
    readonly List<(SyntaxNode Node, string Code, string Message)> found = [];

    ExpressionWarnings(IReadOnlyList<string> columns) => this.columns = columns;

    public static IEnumerable<(SyntaxNode Node, string Code, string Message)> Of(ExpressionSyntax root, SemanticModel model, IReadOnlyList<string> columns)
    {
        var warnings = new ExpressionWarnings(columns);
        foreach (var node in root.DescendantNodesAndSelf().OfType<ExpressionSyntax>())
            warnings.Look(node, root, model);
        return warnings.found;
    }

    void Look(ExpressionSyntax node, ExpressionSyntax root, SemanticModel model)
    {
        if (node.IsKind(SyntaxKind.DivideExpression) && model.GetTypeInfo(node).Type?.SpecialType == SpecialType.System_Int32)
            Add(node, "whole-division", $"divides whole numbers and drops the remainder; write {((BinaryExpressionSyntax)node).Left}.0 for a fraction");
        else if (IsClaim(node) && !found.Exists(warning => warning.Node.Contains(node)))
            LookAtClaim(node, root);
        else if (node is ConditionalExpressionSyntax choice)
            LookAtChoice(choice, root);
        else if (Breaks(node) is { } variable && Context.IsReached(node, root, Without(variable)))
            Add(node, "fails-when-empty", $"breaks on a row where {variable} is empty; {Unbroken(node, variable)}");
    }

    void LookAtClaim(ExpressionSyntax claim, ExpressionSyntax root)
    {
        var variables = Variables(claim).ToList();
        foreach (var variable in variables)
            if (IsTrueUnasked(claim, root, [variable]))
            {
                Add(claim, "true-when-empty", $"is true when {variable} is empty; {Instead(claim, variable)}");
                return;
            }
        if (variables.Count > 1 && IsTrueUnasked(claim, root, variables))
            Add(claim, "true-when-empty", $"is true when {string.Join(" and ", variables)} are empty; add '&& {There(variables[0])}' if it should not be");
    }

    bool IsTrueUnasked(ExpressionSyntax claim, ExpressionSyntax root, IReadOnlyCollection<string> variables)
    {
        var empty = Without(variables);
        return empty.Of(claim).IsTrue && !Variables(claim, asked: true).Any(empty.Holds) && Context.Matters(claim, root, empty);
    }

    void LookAtChoice(ConditionalExpressionSyntax choice, ExpressionSyntax root)
    {
        foreach (var variable in Variables(choice.Condition))
            if (Without(variable) is var empty && empty.Of(choice.Condition).IsFalse && empty.Of(choice.WhenFalse) is { IsEmpty: false, IsFalse: false }
                && !Variables(choice.Condition, asked: true).Contains(variable) && Context.Matters(choice, root, empty))
            {
                Add(choice, "else-when-empty", $"is {choice.WhenFalse} when {variable} is empty; write '{variable} == null ? null : ...' in front if it should stay empty");
                return;
            }
    }

    EmptyCase Without(params IReadOnlyCollection<string> variables)
    {
        var key = string.Join('\n', variables);
        return cases.TryGetValue(key, out var known) ? known : cases[key] = new EmptyCase(variables.ToHashSet());
    }

    void Add(SyntaxNode node, string code, string message) => found.Add((node, code, $"'{node}' {message}"));

    /// <summary>A comparison, a pattern or a negation that says something of values; a question whether a value is there says what it means.</summary>
    static bool IsClaim(ExpressionSyntax node) => node switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } => true,
        BinaryExpressionSyntax binary => IsComparison(binary) && !IsQuestion(binary),
        IsPatternExpressionSyntax match => !IsQuestion(match),
        _ => false,
    };

    static bool IsComparison(BinaryExpressionSyntax node) => node.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
        or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression;

    static bool IsQuestion(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } binary => IsNull(binary.Left) || IsNull(binary.Right),
        IsPatternExpressionSyntax match => match.Pattern.DescendantNodesAndSelf().Any(IsNull),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HasValue" } => true,
        _ => false,
    };

    static bool IsNull(SyntaxNode node) => node.IsKind(SyntaxKind.NullLiteralExpression);

    /// <summary>The columns and attributes that an expression speaks of.</summary>
    /// <param name="asked">Only those of which it asks whether they are there.</param>
    IEnumerable<string> Variables(SyntaxNode node, bool asked = false) => node.DescendantNodesAndSelf()
        .Where(part => part is ElementAccessExpressionSyntax || part is IdentifierNameSyntax name && columns.Contains(name.Identifier.ValueText))
        .Where(part => !asked || part.Ancestors().TakeWhile(above => above.Span.Start >= node.Span.Start && above.Span.End <= node.Span.End).Append(node).Any(IsQuestion))
        .Select(part => part.ToString()).Distinct();

    /// <summary>The column or attribute that must be there for a member to be used: <c>ti.Value</c>, <c>text["x"].Length</c>.</summary>
    string? Breaks(ExpressionSyntax node) =>
        node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: not ("HasValue" or "GetValueOrDefault") } member && Variables(member.Expression).FirstOrDefault() is { } variable
        && member.Expression.ToString() == variable ? variable : null;

    static string Unbroken(ExpressionSyntax node, string variable) => ((MemberAccessExpressionSyntax)node).Name.Identifier.ValueText is var name && name == "Value"
        ? $"write {variable} alone, which matches nothing there"
        : $"write {variable}?.{name}{(node.Parent is InvocationExpressionSyntax ? "(...) == true" : "")}";

    static string Instead(ExpressionSyntax claim, string variable) =>
        claim.DescendantNodes().Any(part => part.IsKind(SyntaxKind.CoalesceExpression) || part is IdentifierNameSyntax { Identifier.ValueText: "GetValueOrDefault" })
            ? $"a value stands in for it: write '{variable} == null || ...' if that is meant"
            : $"add '&& {There(variable)}' if it should not be";

    static string There(string variable) => variable.StartsWith("text[", StringComparison.Ordinal) ? $"{variable} != null" : $"{variable}.HasValue";
}
