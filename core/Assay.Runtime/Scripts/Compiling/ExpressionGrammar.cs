using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>The part of C# that a pipeline's expressions may use. It is a list of what is allowed, so that an expression can compute and do nothing else.</summary>
static class ExpressionGrammar
{
    static readonly string[] Members =
        ["HasValue", "Value", "GetValueOrDefault", "Length", "Contains", "StartsWith", "EndsWith", "Trim", "ToLowerInvariant", "ToUpperInvariant"];

    /// <summary>Why a node may not be used, or null.</summary>
    public static string? Refusal(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax => "an expression cannot assign; write == to compare",
        AnonymousFunctionExpressionSyntax => "an expression has no functions of its own; write a .csx script",
        SimpleNameSyntax name => NameRefusal(name),
        ElementAccessExpressionSyntax access => IsAttribute(access) ? null : "only number[\"name\"] and text[\"name\"] take brackets, with the attribute's name in quotes",
        InvocationExpressionSyntax { Expression: not (MemberAccessExpressionSyntax or MemberBindingExpressionSyntax) } => "only Math's functions can be called, as in Math.Sqrt(x)",
        ArgumentSyntax { NameColon: not null } or ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => "arguments are plain values",
        _ => IsAllowed(node) ? null : $"'{Shortened(node)}' cannot stand in an expression; use columns, number[\"name\"], text[\"name\"], numbers, operators and Math, or write a .csx script",
    };

    /// <summary>number["name"] or text["name"].</summary>
    public static bool IsAttribute(ElementAccessExpressionSyntax access) => access.Expression is IdentifierNameSyntax { Identifier.ValueText: "number" or "text" }
        && access.ArgumentList.Arguments is [{ NameColon: null, RefKindKeyword.RawKind: 0, Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } }];

    static string? NameRefusal(SimpleNameSyntax name) => name switch
    {
        not IdentifierNameSyntax => $"'{name}' cannot stand in an expression",
        { Parent: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax } when !Members.Contains(name.Identifier.ValueText) && IsRight(name) =>
            $"'.{name}' cannot be used in an expression; these can: {string.Join(", ", Members)}",
        _ => null,
    };

    static bool IsRight(SimpleNameSyntax name) => name.Parent is MemberBindingExpressionSyntax || name.Parent is MemberAccessExpressionSyntax member
        && member.Name == name && member.Expression is not IdentifierNameSyntax { Identifier.ValueText: "Math" };

    static bool IsAllowed(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax => !node.IsKind(SyntaxKind.DefaultLiteralExpression) && !node.IsKind(SyntaxKind.Utf8StringLiteralExpression),
        PrefixUnaryExpressionSyntax => node.Kind() is SyntaxKind.UnaryMinusExpression or SyntaxKind.UnaryPlusExpression or SyntaxKind.LogicalNotExpression,
        BinaryExpressionSyntax => node.Kind() is not (SyntaxKind.AsExpression or SyntaxKind.IsExpression),
        CastExpressionSyntax cast => cast.Type is PredefinedTypeSyntax or NullableTypeSyntax { ElementType: PredefinedTypeSyntax },
        MemberAccessExpressionSyntax => node.IsKind(SyntaxKind.SimpleMemberAccessExpression),
        PredefinedTypeSyntax or NullableTypeSyntax => node.Parent is CastExpressionSyntax or NullableTypeSyntax,
        ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax or InvocationExpressionSyntax => true,
        ArgumentListSyntax or ArgumentSyntax or IsPatternExpressionSyntax => true,
        ConstantPatternSyntax or RelationalPatternSyntax or BinaryPatternSyntax or UnaryPatternSyntax or ParenthesizedPatternSyntax => true,
        _ => false,
    };

    static string Shortened(SyntaxNode node) => node.ToString() is { Length: > 40 } text ? text[..37] + "..." : node.ToString();
}
