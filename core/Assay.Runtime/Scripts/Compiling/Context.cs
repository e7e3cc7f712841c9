using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>Whether a part of an expression counts on rows where some columns are empty.</summary>
static class Context
{
    /// <summary>It is evaluated, and its being true makes the whole true, or its value the whole's value: nothing around it has decided, and it is not negated.</summary>
    public static bool Matters(ExpressionSyntax part, ExpressionSyntax root, EmptyCase empty)
    {
        var (negated, isPicked) = (false, false); // picked: it decides between the branches of a choice, whatever stands around that
        for (var node = part; node != root; node = (ExpressionSyntax)node.Parent!)
            switch (node.Parent)
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both when empty.Of(Other(both, node)).IsFalse:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either when empty.Of(Other(either, node)).IsTrue:
                case ConditionalExpressionSyntax choice when IsPassedBy(choice, node, empty):
                    return false;
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }:
                    negated = !negated && !isPicked;
                    break;
                case ConditionalExpressionSyntax choice when choice.Condition == node && negated:
                    return false;
                case ConditionalExpressionSyntax choice when choice.Condition == node:
                    isPicked = true;
                    break;
                case not ExpressionSyntax:
                    return false; // an argument of a function
            }
        return !negated;
    }

    /// <summary>It is evaluated: nothing to the left of it has decided.</summary>
    public static bool IsReached(ExpressionSyntax part, ExpressionSyntax root, EmptyCase empty)
    {
        for (SyntaxNode node = part; node != root && node.Parent is { } parent; node = parent)
            if (parent is BinaryExpressionSyntax binary && binary.Right == node && IsDecided(binary, empty) || parent is ConditionalExpressionSyntax choice && IsPassedBy(choice, node, empty))
                return false;
        return true;
    }

    static bool IsDecided(BinaryExpressionSyntax binary, EmptyCase empty) =>
        binary.IsKind(SyntaxKind.LogicalAndExpression) && empty.Of(binary.Left).IsFalse || binary.IsKind(SyntaxKind.LogicalOrExpression) && empty.Of(binary.Left).IsTrue;

    static bool IsPassedBy(ConditionalExpressionSyntax choice, SyntaxNode branch, EmptyCase empty) =>
        branch == choice.WhenTrue && empty.Of(choice.Condition).IsFalse || branch == choice.WhenFalse && empty.Of(choice.Condition).IsTrue;

    static ExpressionSyntax Other(BinaryExpressionSyntax binary, ExpressionSyntax side) => binary.Left == side ? binary.Right : binary.Left;
}
