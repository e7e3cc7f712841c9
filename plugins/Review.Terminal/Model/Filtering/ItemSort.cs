namespace Assay.Review.Terminal;

/// <summary>The list's order by a column or an attribute. Empty values come last; equal ones keep the queue's order.</summary>
/// <param name="By">A column or an attribute.</param>
/// <param name="Descending">The largest first.</param>
public sealed record ItemSort(string By, bool Descending)
{
    /// <summary>Reads <c>ti</c>, <c>ti desc</c>, <c>-ti</c>; null and why not.</summary>
    public static (ItemSort? Sort, string? Error) Parse(string text, Desk desk)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 2 || words.Length == 2 && words[1] is not ("asc" or "desc"))
            return (null, "sort by a column or an attribute: sort ti, sort ti desc; 'sort rank' is the queue's order");
        var descending = words[0].StartsWith('-') || words.Length == 2 && words[1] == "desc";
        var name = words[0].TrimStart('-');
        if (name == "rank" && !descending)
            return (null, null);
        var known = Fields(desk).FirstOrDefault(field => field.Equals(name, StringComparison.OrdinalIgnoreCase));
        return known is null ? (null, $"there is no '{name}' to sort by; there is {string.Join(", ", Fields(desk))}") : (new ItemSort(known, descending), null);
    }

    /// <summary>All names that can be sorted by.</summary>
    public static IEnumerable<string> Fields(Desk desk) =>
        (desk.Options.ReviewersSeeScores ? desk.Review.Columns.Select(column => column.Name) : []).Concat(desk.Attributes.Select(attribute => attribute.Name)).Concat(["sample", "rank"]);

    /// <summary>Puts positions in order.</summary>
    public IEnumerable<int> Apply(IEnumerable<int> positions, Desk desk)
    {
        var review = desk.Review;
        if (By is "sample")
            return ByText(positions, position => review.Items[position].Sample);
        if (By is "rank")
            return ByNumber(positions, position => review.Items[position].Rank);
        if (review.Columns.Any(column => column.Name == By))
            return ByNumber(positions, position => review.Value(position, By));
        return desk.Attributes.FirstOrDefault(attribute => attribute.Name == By)?.Number is null
            ? ByText(positions, position => review.Attribute(position, By))
            : ByNumber(positions, position => double.TryParse(review.Attribute(position, By), out var number) ? number : null);
    }

    IEnumerable<int> ByNumber(IEnumerable<int> positions, Func<int, double?> value) =>
        Sorted(positions.Select(position => (position, value: value(position))).OrderBy(pair => pair.value is null), pair => pair.Item2 ?? 0, Comparer<double>.Default);

    IEnumerable<int> ByText(IEnumerable<int> positions, Func<int, string?> value) =>
        Sorted(positions.Select(position => (position, value: value(position))).OrderBy(pair => pair.value is null), pair => pair.Item2 ?? "", StringComparer.OrdinalIgnoreCase);

    IEnumerable<int> Sorted<T, TKey>(IOrderedEnumerable<(int Position, T)> pairs, Func<(int Position, T), TKey> key, IComparer<TKey> comparer) =>
        (Descending ? pairs.ThenByDescending(key, comparer) : pairs.ThenBy(key, comparer)).Select(pair => pair.Position);
}
