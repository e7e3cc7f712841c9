using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>C#'s rules where they surprise people who write about columns that may be empty.</summary>
static class ExpressionWarnings
{
    const string TrueWhenEmpty = "true-when-empty";

    public static IEnumerable<(SyntaxNode Node, string Code, string Message)> Of(ExpressionSyntax root, SemanticModel model, IReadOnlyList<string> columns)
    {
        foreach (var node in root.DescendantNodesAndSelf())
            if (node.IsKind(SyntaxKind.LogicalNotExpression) && Compared(((PrefixUnaryExpressionSyntax)node).Operand, columns) is { } negated)
                yield return (node, TrueWhenEmpty, $"'{node}' is true when {negated} is empty; add '&& {negated}.HasValue' if it should not be");
            else if (node.IsKind(SyntaxKind.NotEqualsExpression) && Compared(node, columns) is { } differs)
                yield return (node, TrueWhenEmpty, $"'{node}' is true when {differs} is empty; add '&& {differs}.HasValue' if it should not be");
            else if (node.IsKind(SyntaxKind.DivideExpression) && model.GetTypeInfo(node).Type?.SpecialType == SpecialType.System_Int32)
                yield return (node, "whole-division", $"'{node}' divides whole numbers and drops the remainder; write {((BinaryExpressionSyntax)node).Left}.0 for a fraction");
    }

    // The first column or attribute below a comparison that is not one with null.
    static string? Compared(SyntaxNode node, IReadOnlyList<string> columns)
    {
        var comparison = node.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>().FirstOrDefault(IsComparison);
        return comparison?.DescendantNodes().FirstOrDefault(operand => operand is ElementAccessExpressionSyntax
            || operand is IdentifierNameSyntax name && columns.Contains(name.Identifier.ValueText))?.ToString();
    }

    static bool IsComparison(BinaryExpressionSyntax node) => node.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
        or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
        && !node.Left.IsKind(SyntaxKind.NullLiteralExpression) && !node.Right.IsKind(SyntaxKind.NullLiteralExpression);
}
