using System.Globalization;
using System.Text.RegularExpressions;

namespace Assay.Review.Terminal;

/// <summary>
/// Which items the list shows. Terms with spaces between them must all hold: <c>COLUMN &lt; 0.4</c> (also &lt;=, &gt;, &gt;=, =, !=), <c>ATTRIBUTE=value</c>, <c>ATTRIBUTE~part</c>, one
/// of <see cref="ItemFields"/>, or a word that the sample's id or the reason holds, letters in between allowed in the id. <c>!</c> before a term turns it over.
/// </summary>
public sealed partial class ItemFilter
{
    readonly IReadOnlyList<Func<int, Desk, bool>> terms;

    ItemFilter(string text, IReadOnlyList<Func<int, Desk, bool>> terms) => (Text, this.terms) = (text, terms);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Whether an item is shown.</summary>
    public bool Matches(int position, Desk desk)
    {
        foreach (var term in terms)
            if (!term(position, desk))
                return false;
        return true;
    }

    /// <summary>Reads a filter; none when the text is empty; what is wrong with it when it cannot be read.</summary>
    public static (ItemFilter? Filter, string? Error) Parse(string text, Desk desk)
    {
        List<Func<int, Desk, bool>> terms = [];
        foreach (Match match in Term().Matches(text))
        {
            if (match.Value is "&&" or "!")
                continue;
            var (term, error) = match.Groups["field"].Success
                ? Compare(match.Groups["field"].Value, match.Groups["sign"].Value, Unquoted(match.Groups["value"].Value), desk) : (Word(Unquoted(match.Groups["word"].Value)), null);
            if (term is null)
                return (null, error);
            terms.Add(match.Groups["not"].Value.Length % 2 == 1 ? (position, at) => !term(position, at) : term);
        }
        return (terms.Count == 0 ? null : new ItemFilter(text.Trim(), terms), null);
    }

    static string Unquoted(string value) => value.Length > 1 && value[0] == '"' && value[^1] == '"' ? value[1..^1] : value;

    static (Func<int, Desk, bool>?, string?) Compare(string field, string sign, string value, Desk desk)
    {
        if (ItemFields.Find(field) is { } known)
            return (OfTexts(known, sign, value), null);
        var column = desk.Review.Columns.FirstOrDefault(column => column.Name.Equals(field, StringComparison.OrdinalIgnoreCase));
        if (column is not null && !desk.Options.ReviewersSeeScores)
            return (null, "this review hides scores");
        if (column is not null)
            return OfNumbers(sign, value, (position, at) => at.Review.Value(position, column.Name), column.Name);
        var attribute = desk.Attributes.FirstOrDefault(attribute => attribute.Name.Equals(field, StringComparison.OrdinalIgnoreCase));
        if (attribute?.Number is not null && sign is not "~")
            return OfNumbers(sign, value, (position, at) => double.TryParse(at.Review.Attribute(position, attribute.Name), CultureInfo.InvariantCulture, out var number) ? number : null, attribute.Name);
        if (attribute is not null)
            return (OfTexts((position, at) => at.Review.Attribute(position, attribute.Name) is { } text ? [text] : [], sign, value), null);
        return (null, $"there is no '{field}' to filter by; there is {string.Join(", ", Fields(desk))}");
    }

    /// <summary>All names that can be compared.</summary>
    public static IEnumerable<string> Fields(Desk desk) =>
        (desk.Options.ReviewersSeeScores ? desk.Review.Columns.Select(column => column.Name) : []).Concat(desk.Attributes.Select(attribute => attribute.Name)).Concat(ItemFields.Names);

    static (Func<int, Desk, bool>?, string?) OfNumbers(string sign, string value, Func<int, Desk, double?> read, string name)
    {
        if (!double.TryParse(value, CultureInfo.InvariantCulture, out var limit))
            return (null, $"{name} is a number, and '{value}' is none");
        return sign switch
        {
            "<" => ((position, desk) => read(position, desk) < limit, null),
            "<=" => ((position, desk) => read(position, desk) <= limit, null),
            ">" => ((position, desk) => read(position, desk) > limit, null),
            ">=" => ((position, desk) => read(position, desk) >= limit, null),
            "!=" => ((position, desk) => read(position, desk) is { } number && number != limit, null),
            "~" => (null, $"{name} is a number; compare it with < <= > >= = !="),
            _ => ((position, desk) => read(position, desk) == limit, null),
        };
    }

    /// <summary>Of several texts one is enough; with != none may be it.</summary>
    static Func<int, Desk, bool> OfTexts(Func<int, Desk, IReadOnlyList<string>> read, string sign, string value) => sign switch
    {
        "!=" => (position, desk) => !read(position, desk).Contains(value, StringComparer.OrdinalIgnoreCase),
        "~" => (position, desk) => read(position, desk).Any(text => text.Contains(value, StringComparison.OrdinalIgnoreCase)),
        "<" or "<=" or ">" or ">=" => (position, desk) => read(position, desk).Any(text => double.TryParse(text, CultureInfo.InvariantCulture, out var number)
            && double.TryParse(value, CultureInfo.InvariantCulture, out var limit) && (sign[0] == '<' ? number < limit : number > limit) | (sign.Length == 2 && number == limit)),
        _ => (position, desk) => read(position, desk).Contains(value, StringComparer.OrdinalIgnoreCase),
    };

    static Func<int, Desk, bool> Word(string word) => (position, desk) =>
        desk.Review.Items[position] is var item && (IsWithin(word, item.Sample) || desk.Options.ReviewersSeeScores && item.Reason.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The word's letters stand in the text in this order, no matter what is between.</summary>
    static bool IsWithin(string word, string text)
    {
        var at = 0;
        foreach (var letter in text)
            if (at < word.Length && char.ToUpperInvariant(letter) == char.ToUpperInvariant(word[at]))
                at++;
        return at == word.Length;
    }

    [GeneratedRegex("""&&|(?<not>!*)\s*(?:(?<field>[\p{L}_][\p{L}\p{N}_.-]*)\s*(?<sign><=|>=|!=|==|=|<|>|~)\s*(?<value>"[^"]*"|[^\s&]+)|(?<word>"[^"]*"|[^\s!&][^\s&]*))|!""")]
    private static partial Regex Term();
}
