using System.Text;

namespace Assay.Runtime.Comparing;

/// <summary>The tables of two sides.</summary>
sealed class SideText(StringBuilder text, Comparison comparison, Comparison.Side side)
{
    static readonly string[] Sizes = ["all", "small", "medium", "large"];
    static readonly string[] Counted = ["tp", "fp", "fn", "support"], Shared = ["accuracy", "precision", "recall", "fscore", "mean_recall"];

    readonly (string Gold, string Other) names = comparison.Options.GoldIsB ? ("B", "A") : ("A", "B");

    public void Write()
    {
        WriteOverview(side.Compare["overview"]);
        WriteDetection(side.Compare["detection"]);
        WriteEvaluation();
        WriteClasses(side.Compare["classes"]);
        if (side.Compare.Find("supercategories") is { } supercategories)
            WriteClasses(supercategories);
        WriteConfusion(side.Compare["confusion"]);
        WriteSmallSizes(side.Compare["small-sizes"]);
        new DistanceText(text, side).Write();
    }

    void WriteOverview(StoredTable table)
    {
        List<string[]> rows = [["", "A", "B", "B - A", "B / A"]];
        foreach (var row in table.Rows.Where(row => row[0] != "images_of_one_side_only"))
        {
            rows.Add([Plain(row[0]), Words.Count(table.Number(row, "labels")), Words.Count(table.Number(row, "reference")), Words.Change(table.Number(row, "difference")), Words.Ratio(table.Number(row, "ratio"))]);
            if (row[0] == "images" && OnlyInA + side.Join.Unused > 0)
                rows.Add(["images only here", Words.Count(OnlyInA), Words.Count(side.Join.Unused), "", ""]);
        }
        ComparisonText.Table(text, "What both hold (sizes: very small up to 10x10 px, small below 32x32, large from 96x96)", rows);
        WriteAlone("A", OnlyInA, side.Join.Missing);
        WriteAlone("B", side.Join.Unused, side.Join.Extra);
        if (table.Number("images_of_one_side_only", "labels") - OnlyInA is > 0 and var without)
            ComparisonText.Wrap(text, $"{Words.Count(without)} images have labels on one side only and take no part", 2);
    }

    int OnlyInA => side.Join.Total - side.Join.Matched;

    /// <summary>Images that take no part, because the other side has no such image.</summary>
    void WriteAlone(string name, int count, IReadOnlyList<string> examples)
    {
        if (count > 0)
            ComparisonText.Wrap(text, $"only in {name}, left out: {string.Join(", ", examples)}{(count > examples.Count ? $" and {Words.Count(count - examples.Count)} more" : "")}", 2);
    }

    static string Plain(string name) => name.Replace('_', ' ');

    void WriteDetection(StoredTable table)
    {
        List<string[]> rows = [["", .. Sizes]];
        foreach (var row in table.Rows)
            rows.Add([Label(row[0]), .. Sizes.Select(size => Shared.Contains(row[0]) || row[0].StartsWith("map", StringComparison.Ordinal) ? Words.Share(table.Number(row, size)) : Words.Count(table.Number(row, size)))]);
        ComparisonText.Table(text, $"{names.Other} against {names.Gold}, objects of one class from IoU {comparison.Options.Iou} on; size by {(comparison.Options.SizesByBox ? "box" : "area")}", rows);
        if (table.Number("crowd_matches", "all") is > 0 and var crowds)
            ComparisonText.Wrap(text, $"{Words.Count(crowds)} of the matches are with crowd regions, each counted, as FiftyOne does{(table.Number("support", "all") > Objects ? $": support is larger than {names.Gold}'s {Words.Count(Objects)} objects" : "")}. --crowds set_aside leaves them out", 2);
        else if (comparison.Options.CrowdsAside)
            ComparisonText.Wrap(text, "crowd regions and matches with them are left out", 2);
    }

    double? Objects => side.Compare["overview"].Number("instances", comparison.Options.GoldIsB ? "reference" : "labels");

    static string Label(string name) => name switch
    {
        "tp" => "TP",
        "fp" => "FP",
        "fn" => "FN",
        "fscore" => "F",
        "map_fiftyone_ties" => "mAP, ties: TP first (FiftyOne)",
        "map_pycocotools_ties" => "mAP, ties: file order (pycocotools)",
        _ => Plain(name),
    };

    void WriteEvaluation()
    {
        foreach (var (name, table) in side.Evaluated?.All ?? new Dictionary<string, StoredTable>())
            if (table.Rows.Count <= 30 && table.Header.Count <= 6)
                ComparisonText.Table(text, $"COCO evaluation: {Plain(name)}", [[.. table.Header.Select(Plain)], .. table.Rows.Select(row => row.Select(Short).ToArray())]);
    }

    static string Short(string cell) => double.TryParse(cell, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && cell.Contains('.', StringComparison.Ordinal) ? Words.Share(number) : cell;

    void WriteClasses(StoredTable table)
    {
        List<string[]> rows = [[table.Header[0], "A", "B", "B / A", "TP", $"{names.Other} alone", $"{names.Gold} alone", "F"]];
        foreach (var row in table.Rows.Take(comparison.Options.Top))
            rows.Add(Class(Words.Name(row[0]), column => table.Number(row, column)));
        if (table.Rows.Count > comparison.Options.Top)
        {
            var rest = table.Rows.Skip(comparison.Options.Top).ToArray();
            rows.Add(Class($"other ({rest.Length})", column => rest.Sum(row => table.Number(row, column) ?? 0)));
        }
        ComparisonText.Table(text, $"By {table.Header[0]}", rows);
    }

    static string[] Class(string name, Func<string, double?> of)
    {
        var (tp, fp, fn) = (of("tp"), of("fp"), of("fn"));
        return [name, Words.Count(of("labels")), Words.Count(of("reference")), Words.Ratio(of("labels") > 0 ? of("reference") / of("labels") : null), Words.Count(tp), Words.Count(fp), Words.Count(fn),
            Words.Share(2 * tp + fp + fn > 0 ? 2 * tp / (2 * tp + fp + fn) : null)];
    }

    void WriteConfusion(StoredTable table)
    {
        var lowest = table.Rows.Select(row => row[0]).FirstOrDefault();
        var confused = table.Rows.Where(row => row[0] == lowest && row[1] != row[2] && row[1] != "(none)" && row[2] != "(none)").OrderByDescending(row => table.Number(row, "instances")).ToArray();
        if (confused.Length == 0)
            return;
        List<string[]> rows = [[$"{names.Gold} says -> {names.Other} says", "objects"], .. confused.Take(comparison.Options.Top).Select(row => new[] { $"{Words.Name(row[1])} -> {Words.Name(row[2])}", Words.Count(table.Number(row, "instances")) })];
        if (confused.Length > comparison.Options.Top)
            rows.Add([$"other ({confused.Length - comparison.Options.Top})", Words.Count(confused.Skip(comparison.Options.Top).Sum(row => table.Number(row, "instances")))]);
        ComparisonText.Table(text, $"One place, two classes (IoU {lowest}); the whole matrix: tables/*.confusion.csv", rows);
    }

    void WriteSmallSizes(StoredTable table)
    {
        const int step = 4;
        List<string[]> rows = [["side, px", "A", "B", "B / A"]];
        foreach (var bins in table.Rows.Chunk(step))
        {
            var (a, b) = (bins.Sum(row => table.Number(row, "labels")), bins.Sum(row => table.Number(row, "reference")));
            rows.Add([$"{bins[0][0]} to {bins[^1][1]}", Words.Count(a), Words.Count(b), Words.Ratio(a > 0 ? b / a : null)]);
        }
        ComparisonText.Table(text, "Small objects by the side of the square with their area", rows);
    }
}
