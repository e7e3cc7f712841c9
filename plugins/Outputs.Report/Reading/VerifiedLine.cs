namespace Assay.Outputs.Report.Reading;

/// <summary>What became of an item in corrected labels, as verify.json says.</summary>
/// <param name="Outcome"><c>fixed</c>, <c>unchanged</c>, <c>regressed</c>, <c>newly_broken</c>, ...</param>
/// <param name="Picture">A file with before on the left and after on the right; null: none.</param>
sealed record VerifiedLine(string Sample, string Outcome, string Detail, string? Picture)
{
    /// <summary>Every item; none when nothing was verified.</summary>
    public static IReadOnlyList<VerifiedLine> Read(string folder)
    {
        var verified = RunJson.Read(folder, "verify.json");
        var pictures = verified.Text("folder") is { } named && Directory.Exists(named) ? named : Path.Combine(folder, "verify");
        return [.. verified.Items("items").Select(item => new VerifiedLine(item.Text("sample") ?? "", item.Text("outcome") ?? "", item.Text("detail") ?? "",
            item.Text("picture") is { } picture ? Path.Combine(pictures, Path.GetFileName(picture)) : null))];
    }
}
