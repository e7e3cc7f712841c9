namespace Assay.Scorers.Learning;

/// <summary>The classes whose share of a sample is a column.</summary>
sealed class ClassShares
{
    readonly IReadOnlyList<string> names;

    /// <exception cref="AssayException">Two names make one column, or a name makes none.</exception>
    public ClassShares(IReadOnlyList<string> names)
    {
        this.names = names;
        Columns = [.. names.Select(name => new Column("share_" + WordOf(name), End: Suspicious.Neither))];
        foreach (var alike in names.GroupBy(WordOf).Where(group => group.Count() > 1))
            throw new AssayException("class-columns", $"'classes' names {string.Join(" and ", alike.Select(name => $"'{name}'"))}, whose columns would have one name, 'share_{alike.Key}'; leave one of them out");
    }

    public IReadOnlyList<Column> Columns { get; }

    static string WordOf(string name)
    {
        var words = new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? string.Join('_', words) : throw new AssayException("class-columns", $"'classes' names '{name}', of which no column's name can be made; expected letters a to z or digits in it");
    }

    /// <exception cref="DataException">A name is no class.</exception>
    public void Check(ClassList classes)
    {
        foreach (var name in names.Where(name => classes.Find(name) is null))
            throw new DataException("unknown-class", $"'classes' names '{name}', which the dataset does not have; "
                + (classes.Count == 0 ? "it does not name its classes, so name them with 'classes:' beside the dataset" : $"its classes: {string.Join(", ", classes.Select(entry => entry.Name))}"));
    }

    /// <param name="shares">By class.</param>
    public IEnumerable<double?> Values(ClassList classes, IReadOnlyList<double> shares) =>
        names.Select(name => classes.Find(name) is { } k && k < shares.Count ? shares[k] : (double?)null);
}
