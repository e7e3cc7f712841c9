using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>What is known of a value when some columns are empty and nothing is known of the others.</summary>
/// <param name="Truth">Known to be true or false.</param>
/// <param name="Number">Known to be this number.</param>
/// <param name="IsColumn">A column or attribute outside the set, or computed from such: taken to be there.</param>
readonly record struct Known(bool IsEmpty = false, bool? Truth = null, double? Number = null, bool IsColumn = false)
{
    public static readonly Known Nothing;
    public static readonly Known Empty = new(IsEmpty: true);
    public static readonly Known Column = new(IsColumn: true);

    public bool IsThere => IsColumn || Truth is not null || Number is not null;

    public bool IsTrue => Truth == true;
    public bool IsFalse => Truth == false;
}

/// <summary>Evaluates an expression by C#'s rules of nullable values for rows on which the columns of a set are empty.</summary>
sealed class EmptyCase(IReadOnlySet<string> empty)
{
    readonly Dictionary<ExpressionSyntax, Known> seen = [];

    public bool Holds(string variable) => empty.Contains(variable);

    public Known Of(ExpressionSyntax node) => seen.TryGetValue(node, out var known) ? known : seen[node] = Evaluate(node);

    Known Evaluate(ExpressionSyntax node) => node switch
    {
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        IdentifierNameSyntax or ElementAccessExpressionSyntax => empty.Contains(node.ToString()) ? Known.Empty : Known.Column,
        LiteralExpressionSyntax literal => OfLiteral(literal),
        PrefixUnaryExpressionSyntax prefix => OfPrefix(prefix),
        BinaryExpressionSyntax binary => OfBinary(binary),
        IsPatternExpressionSyntax match => new(Truth: OfPattern(Of(match.Expression), match.Pattern)),
        ConditionalExpressionSyntax choice => Of(choice.Condition) is { Truth: { } taken } ? Of(taken ? choice.WhenTrue : choice.WhenFalse) : Known.Nothing,
        CastExpressionSyntax cast => Of(cast.Expression),
        ConditionalAccessExpressionSyntax access => Of(access.Expression).IsEmpty ? Known.Empty : Known.Nothing,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HasValue" } member => Of(member.Expression).IsEmpty ? new(Truth: false) : Known.Nothing,
        InvocationExpressionSyntax call => OfCall(call),
        _ => Known.Nothing,
    };

    static Known OfLiteral(LiteralExpressionSyntax literal) => literal.Kind() switch
    {
        SyntaxKind.NullLiteralExpression => Known.Empty,
        SyntaxKind.TrueLiteralExpression => new(Truth: true),
        SyntaxKind.FalseLiteralExpression => new(Truth: false),
        SyntaxKind.NumericLiteralExpression => new(Number: Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture)),
        SyntaxKind.StringLiteralExpression => Known.Column,
        _ => Known.Nothing,
    };

    Known OfPrefix(PrefixUnaryExpressionSyntax prefix)
    {
        var value = Of(prefix.Operand);
        return prefix.IsKind(SyntaxKind.LogicalNotExpression) ? new(Truth: !value.Truth)
            : prefix.IsKind(SyntaxKind.UnaryMinusExpression) ? value with { Number = -value.Number } : value;
    }

    Known OfBinary(BinaryExpressionSyntax binary)
    {
        var (left, right) = (Of(binary.Left), Of(binary.Right));
        return binary.Kind() switch
        {
            SyntaxKind.LogicalAndExpression => new(Truth: left.IsFalse || right.IsFalse ? false : left.IsTrue && right.IsTrue ? true : null),
            SyntaxKind.LogicalOrExpression => new(Truth: left.IsTrue || right.IsTrue ? true : left.IsFalse && right.IsFalse ? false : null),
            SyntaxKind.CoalesceExpression => left.IsEmpty ? right : Known.Nothing,
            SyntaxKind.EqualsExpression => new(Truth: AreEqual(binary, left, right)),
            SyntaxKind.NotEqualsExpression => new(Truth: !AreEqual(binary, left, right)),
            SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression => new(Truth: Compare(binary.Kind(), left, right)),
            _ => left.IsEmpty || right.IsEmpty ? Known.Empty : left.IsThere && right.IsThere ? Known.Column : Known.Nothing,
        };
    }

    /// <summary>Two empties are equal; an empty differs from what is there. Whether a column is null is not known: its being there is only supposed.</summary>
    static bool? AreEqual(BinaryExpressionSyntax binary, Known left, Known right) =>
        left.IsEmpty && right.IsEmpty ? true
        : left.IsColumn && binary.Right.IsKind(SyntaxKind.NullLiteralExpression) || right.IsColumn && binary.Left.IsKind(SyntaxKind.NullLiteralExpression) ? null
        : left.IsEmpty && right.IsThere || right.IsEmpty && left.IsThere ? false
        : left.Truth is { } a && right.Truth is { } b ? a == b
        : left.Number is { } x && right.Number is { } y ? x == y : null;

    static bool? Compare(SyntaxKind kind, Known left, Known right) =>
        left.IsEmpty || right.IsEmpty ? false
        : left.Number is not { } x || right.Number is not { } y ? null
        : kind switch
        {
            SyntaxKind.LessThanExpression => x < y,
            SyntaxKind.LessThanOrEqualExpression => x <= y,
            SyntaxKind.GreaterThanExpression => x > y,
            _ => x >= y,
        };

    static bool? OfPattern(Known value, PatternSyntax pattern) => pattern switch
    {
        _ when !value.IsEmpty => null,
        ParenthesizedPatternSyntax inner => OfPattern(value, inner.Pattern),
        UnaryPatternSyntax not => !OfPattern(value, not.Pattern),
        BinaryPatternSyntax both when both.IsKind(SyntaxKind.AndPattern) => OfPattern(value, both.Left) & OfPattern(value, both.Right),
        BinaryPatternSyntax either => OfPattern(value, either.Left) | OfPattern(value, either.Right),
        ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } => true,
        ConstantPatternSyntax or RelationalPatternSyntax => false,
        _ => null,
    };

    Known OfCall(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        return call.Expression is not MemberAccessExpressionSyntax member ? Known.Nothing
            : member.Name.Identifier.ValueText == "GetValueOrDefault" ? (!Of(member.Expression).IsEmpty ? Known.Nothing : arguments.Count == 0 ? new(Number: 0) : Of(arguments[0].Expression))
            : member.Expression is IdentifierNameSyntax { Identifier.ValueText: "Math" } && arguments.Any(argument => Of(argument.Expression).IsEmpty) ? Known.Empty
            : Known.Nothing;
    }
}
