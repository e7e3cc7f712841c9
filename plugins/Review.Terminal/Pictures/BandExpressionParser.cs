using System.Globalization;

namespace Assay.Review.Terminal;

/// <summary>
/// Reads expressions over bands: names, numbers, <c>+ - * /</c>, brackets, <c>min(a, b)</c>, <c>max(a, b)</c>, <c>abs</c>, <c>sqrt</c>, <c>log</c>. Nothing else exists in
/// it, so it can neither run code nor take long.
/// </summary>
sealed class BandExpressionParser
{
    const int LongestText = 500, DeepestNesting = 50;

    readonly string text;
    int at, depth;

    BandExpressionParser(string text) => this.text = text;

    /// <exception cref="FormatException">It is none; the message says where and what was expected.</exception>
    public static BandExpression Parse(string text)
    {
        if (text.Length > LongestText)
            throw new FormatException($"it has {text.Length} characters, {LongestText} are allowed");
        var parser = new BandExpressionParser(text);
        var whole = parser.Sum();
        return parser.Peek() == '\0' ? whole : throw parser.Wrong("an operator or the end");
    }

    BandExpression Sum()
    {
        if (++depth > DeepestNesting)
            throw new FormatException($"brackets are nested deeper than {DeepestNesting}");
        var left = Product();
        while (Peek() is '+' or '-')
            left = text[at++] == '+' ? new BandExpression.Two((a, b) => a + b, left, Product()) : new BandExpression.Two((a, b) => a - b, left, Product());
        depth--;
        return left;
    }

    BandExpression Product()
    {
        var left = Factor();
        while (Peek() is '*' or '/')
            left = text[at++] == '*' ? new BandExpression.Two((a, b) => a * b, left, Factor()) : new BandExpression.Two((a, b) => a / b, left, Factor());
        return left;
    }

    BandExpression Factor()
    {
        var isNegative = false;
        for (; Peek() == '-'; at++)
            isNegative = !isNegative;
        var value = Peek() switch
        {
            '(' => Bracketed(),
            >= '0' and <= '9' or '.' => Number(),
            var c when char.IsAsciiLetter(c) || c == '_' => Named(),
            _ => throw Wrong("a band, a number or '('"),
        };
        return isNegative ? new BandExpression.One(x => -x, value) : value;
    }

    BandExpression Bracketed()
    {
        Take('(');
        var inner = Sum();
        Take(')');
        return inner;
    }

    BandExpression.Number Number()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.' || text[at] is 'e' or 'E' || text[at] is '-' or '+' && text[at - 1] is 'e' or 'E'))
            at++;
        return float.TryParse(text.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new BandExpression.Number(value) : throw new FormatException($"'{text[start..at]}' is no number");
    }

    BandExpression Named()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
            at++;
        var name = text[start..at];
        return Peek() == '(' ? Call(name) : new BandExpression.Band(name);
    }

    BandExpression Call(string name)
    {
        Take('(');
        var first = Sum();
        if (name is "min" or "max")
        {
            Take(',');
            var second = Sum();
            Take(')');
            return new BandExpression.Two(name == "min" ? MathF.Min : MathF.Max, first, second);
        }
        Take(')');
        return new BandExpression.One(name switch
        {
            "abs" => MathF.Abs,
            "sqrt" => MathF.Sqrt,
            "log" => MathF.Log,
            _ => throw new FormatException($"there is no function '{name}', expected min, max, abs, sqrt or log"),
        }, first);
    }

    char Peek()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length ? text[at] : '\0';
    }

    void Take(char expected)
    {
        if (Peek() != expected)
            throw Wrong($"'{expected}'");
        at++;
    }

    FormatException Wrong(string expected) => new(at < text.Length ? $"'{text[at]}' stands at column {at + 1}, expected {expected}" : $"it ends where {expected} was expected");
}
