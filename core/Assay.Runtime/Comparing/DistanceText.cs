using System.Globalization;
using System.Text;

namespace Assay.Runtime.Comparing;

/// <summary>How far outlines are apart, which way, and what that says.</summary>
sealed class DistanceText(StringBuilder text, Comparison.Side side)
{
    const int Listed = 3;

    public void Write()
    {
        if (side.Compare.Find("distances") is { } distances)
        {
            WriteDistances(distances);
            if (side.Floor is { } floor)
                WriteFloor(floor);
            WriteFit(distances);
            WriteBias(side.Compare["bias"]);
        }
        else
            ComparisonText.Wrap(text.Append('\n'), "no distances between outlines: they were left out, or no pair could be measured");
        WriteSelection(side.Compare["selection"]);
        WriteGrown(side.Compare["dilation"], side.Compare["tolerance"]);
        if (side.Compare.Find("examples") is { } examples)
            WriteExamples(examples);
    }

    void WriteDistances(StoredTable table)
    {
        List<string[]> rows = [["IoU from", "size", "pairs", "mean", "mean/sqrt 2", "median", "p95", "max"]];
        foreach (var row in table.Rows.Where(row => row[1] == "all" || row[0] == table.Rows[0][0]))
            rows.Add([row[0], row[1], Words.Count(table.Number(row, "pairs")), .. new[] { "mean_px", "lower_bound_px", "median_px", "p95_px", "max_px" }.Select(column => Words.Px(table.Number(row, column)))]);
        ComparisonText.Table(text, "Distance of matched outlines, px (mean/sqrt 2: the lower bound that the Sama study prints)", rows);
    }

    /// <summary>How far one polygon is from itself, when two tools draw it.</summary>
    void WriteFloor(StoredTable table)
    {
        List<string[]> rows = [["side", "size", "polygons", "mean", "mean/sqrt 2", "p95", "worst arc, p95"]];
        foreach (var row in table.Rows.Where(row => table.Number(row, "objects") > 0))
            rows.Add([row[0] == "label" ? "A" : "B", row[1], Words.Count(table.Number(row, "objects")), .. new[] { "mean_px", "lower_bound_px", "p95_px", "arc_p95_px" }.Select(column => Words.Px(table.Number(row, column)))]);
        if (rows.Count > 1)
            ComparisonText.Table(text, "Their noise floor, px: one polygon drawn by the COCO API's rule and by pixel centres. Where the two sides come from different tools, less than this says nothing about annotators", rows);
        else
            ComparisonText.Wrap(text, "no noise floor: neither side has polygons, which two tools might draw differently", 2);
    }

    void WriteFit(StoredTable table)
    {
        List<string[]> rows = [["IoU from", "pairs up to it", "rate per px", "KS", "1 in 20"]];
        foreach (var row in table.Rows.Where(row => row[1] == "all" && table.Number(row, "rate_up_to") is not null))
            rows.Add([row[0], Words.Count(table.Number(row, "pairs_up_to")), .. new[] { "rate_up_to", "ks", "ks_critical" }.Select(column => Words.Share(table.Number(row, column)))]);
        if (rows.Count > 1)
            ComparisonText.Table(text, $"An exponential, cut at {table.Rows[0][9]} px, fitted to them. It does not fit where KS is above the last column, which at most one true sample in 20 exceeds", rows);
    }

    void WriteBias(StoredTable table)
    {
        List<string[]> rows = [["", "pairs", "mean", "A - B", "spread", "systematic"]];
        foreach (var row in table.Rows.Where(row => row[0] == "size"))
            rows.Add([row[1], Words.Count(table.Number(row, "pairs")), Words.Px(table.Number(row, "mean_px")), Words.SignedPx(table.Number(row, "signed_mean_px")), Words.Px(table.Number(row, "signed_spread_px")), Words.Percent(table.Number(row, "systematic_share"))]);
        ComparisonText.Table(text, "Systematic or random, px (A - B: positive where A's outlines are larger)", rows);
    }

    void WriteSelection(StoredTable table)
    {
        List<string[]> rows = [["size", "usual side", "gate IoU", "pairs that pass", "largest bias that can be seen"]];
        foreach (var row in table.Rows.Where(row => row[0] != "all"))
            rows.Add([row[0], Words.Px(table.Number(row, "median_side_px")), row[1], Words.Percent(table.Number(row, "share")), Words.Px(table.Number(row, "largest_visible_bias_px"))]);
        ComparisonText.Table(text, "A gate hides what lies beyond it: pairs of small objects that are off by more than this never show (px)", rows);
    }

    void WriteGrown(StoredTable grown, StoredTable tolerance)
    {
        List<string[]> rows = [["IoU when grown by", "1 px", "2 px", "3 px", "5 px", "10 px"]];
        foreach (var row in grown.Rows)
            rows.Add([grown.Number(row, "count") is { } count ? $"{row[0]} ({Words.Count(count)} of A)" : Disc(row[0]), .. grown.Header.Skip(2).Select(column => Words.Px(grown.Number(row, column)))]);
        ComparisonText.Table(text, "What an outline that is too large all around does to the IoU", rows);
        rows = [["px it may be too large for IoU", "0.5", "0.75", "0.95"]];
        foreach (var row in tolerance.Rows.Where(row => row[0] != "all"))
            rows.Add([row[0].StartsWith("disc", StringComparison.Ordinal) ? Disc(row[0]) : $"{row[0]}, usually {Words.Px(tolerance.Number(row, "side_px"))} px", .. tolerance.Header.Skip(2).Take(3).Select(column => Words.Px(tolerance.Number(row, column)))]);
        ComparisonText.Table(text, "From a requirement to a tolerance", rows);
    }

    static string Disc(string name) => $"disc like a square of {name.Replace("disc_", "", StringComparison.Ordinal).Replace("_px", "", StringComparison.Ordinal)} px";

    void WriteExamples(StoredTable table)
    {
        var farthest = table.Rows.Where(row => table.Text(row, "end") == "farthest" && table.Number(row, "rank") <= Listed).ToArray();
        if (farthest.Length == 0)
            return;
        List<string[]> rows = [["px", "size", "tag", "class", "sample", "box"]];
        foreach (var row in farthest)
            rows.Add([Words.Px(table.Number(row, "distance_px")), row[0], row[1].Length == 0 ? "-" : row[1], Words.Name(table.Text(row, "class"), 14), Words.End(table.Text(row, "sample"), 24), Whole(table.Text(row, "box"))]);
        ComparisonText.Table(text, "Farthest pairs, box as x y width height; nearest ones too in tables/*.examples.csv", rows);
    }

    static string Whole(string box) => string.Join(' ', box.Split(' ').Select(number => Math.Round(double.Parse(number, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)));
}
