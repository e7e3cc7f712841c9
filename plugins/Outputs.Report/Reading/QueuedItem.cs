namespace Assay.Outputs.Report.Reading;

/// <summary>A line of another run's queue.csv, as far as a comparison needs it.</summary>
sealed record QueuedItem(string Id, string Sample, string Unit, string Reason)
{
    public static IEnumerable<QueuedItem> Read(string folder)
    {
        using var lines = new CsvLines(Path.Combine(folder, "queue.csv"));
        var (item, sample, unit, reason) = (lines.Find("item"), lines.Find("sample"), lines.Find("unit"), lines.Find("reason"));
        if (Math.Min(Math.Min(item, sample), Math.Min(unit, reason)) < 0)
            throw new DataException("not-a-run", "this is no queue: a column of item, sample, unit and reason is missing", Path.Combine(folder, "queue.csv"));
        while (lines.Read())
            if (lines.Count == lines.Header.Count)
                yield return new QueuedItem(lines[item].ToString(), lines[sample].ToString(), lines[unit].ToString(), lines[reason].ToString());
    }
}
