namespace Assay.Outputs.Report.Reading;

/// <summary>A line of verify/items.csv: what became of an item in corrected labels.</summary>
/// <param name="Outcome"><c>fixed</c>, <c>unchanged</c>, <c>regressed</c>, <c>newly_broken</c>, ...</param>
/// <param name="Picture">A file in verify/ with before on the left and after on the right; null: none.</param>
sealed record VerifiedLine(string Item, string Sample, string Outcome, string Detail, string? Picture)
{
    /// <summary>Every line; none when nothing was verified.</summary>
    public static IReadOnlyList<VerifiedLine> Read(string folder)
    {
        var path = Path.Combine(folder, "verify", "items.csv");
        if (!File.Exists(path))
            return [];
        using var lines = new CsvLines(path);
        var (item, sample, outcome, detail, picture) = (lines.Find("item"), lines.Find("sample"), lines.Find("outcome"), lines.Find("detail"), lines.Find("picture"));
        List<VerifiedLine> verified = [];
        while (Math.Min(Math.Min(item, sample), Math.Min(outcome, Math.Min(detail, picture))) >= 0 && lines.Read())
            if (lines.Count == lines.Header.Count)
                verified.Add(new VerifiedLine(lines[item].ToString(), lines[sample].ToString(), lines[outcome].ToString(), lines[detail].ToString(), lines[picture].Length > 0 ? lines[picture].ToString() : null));
        return verified;
    }
}
