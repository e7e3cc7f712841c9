namespace Assay.Outputs.Report.Markup;

/// <summary>Rows of text under a header; columns of numbers stand to the right.</summary>
/// <param name="Caption">What it shows, in a few words.</param>
sealed record Grid(string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>So many rows stand open; a longer table is folded.</summary>
    const int Short = 12;

    /// <summary>Rows there were before it was cut; 0: it is whole.</summary>
    public long Of { get; init; }

    public Page WriteTo(Page page)
    {
        var folded = Rows.Count > Short;
        if (folded)
            page.Open("details").Element("summary", $"{Caption}: {Rows.Count:N0} rows");
        page.Open("div", ("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", Caption)).Open("table").Element("caption", Caption + (Of > Rows.Count ? $" (the first {Rows.Count:N0} of {Of:N0})" : ""));
        var numeric = Enumerable.Range(0, Header.Count).Select(IsNumeric).ToArray();
        page.Open("thead").Open("tr");
        foreach (var (i, name) in Header.Index())
            page.Element("th", name, ("scope", "col"), ("class", numeric[i] ? "n" : null));
        page.Close("tr", "thead").Open("tbody");
        foreach (var row in Rows)
        {
            page.Open("tr");
            foreach (var (i, cell) in row.Index())
                page.Element("td", cell, ("class", i < numeric.Length && numeric[i] ? "n" : null));
            page.Close("tr");
        }
        page.Close("tbody", "table", "div");
        return folded ? page.Close("details") : page;
    }

    bool IsNumeric(int column)
    {
        var cells = Rows.Select(row => column < row.Count ? row[column] : "").Where(cell => cell.Length > 0).ToArray();
        return cells.Length > 0 && cells.All(cell => char.IsAsciiDigit(cell[0]) || cell[0] is '-' or '+' or '.' && cell.Length > 1);
    }
}
