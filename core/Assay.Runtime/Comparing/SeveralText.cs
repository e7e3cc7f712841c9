using System.Text;

namespace Assay.Runtime.Comparing;

/// <summary>Several sources against one: a row each.</summary>
static class SeveralText
{
    public static void Write(StringBuilder text, Comparison comparison)
    {
        var gold = comparison.Options.GoldIsB ? "each source" : "A";
        var distances = comparison.Sides.Any(side => side.Compare.Find("distances") is not null);
        var ties = $"map_{comparison.Options.TieOrder}_ties";
        List<string[]> rows = [["", "objects", "no partner", "extra", "precision", "recall", "F", "mAP", .. distances ? new[] { "px", "p95", "A - it" } : []]];
        foreach (var side in comparison.Sides)
        {
            var (overview, detection) = (side.Compare["overview"], side.Compare["detection"]);
            rows.Add([Words.End(side.Source.Id, 20), Words.Count(overview.Number("instances", "reference")), Words.Count(detection.Number("fn", "all")), Words.Count(detection.Number("fp", "all")),
                .. new[] { "precision", "recall", "fscore", ties }.Select(figure => Words.Share(detection.Number(figure, "all"))), .. distances ? Distances(side) : []]);
        }
        ComparisonText.Table(text, $"{gold} taken for the truth; same class, IoU {comparison.Options.Iou}; mAP: {comparison.Options.TieOrder}'s order of ties{(distances ? "; px: mean distance of outlines, A - it: signed, positive where A's is larger" : "")}", rows);
    }

    static string[] Distances(Comparison.Side side) => side.Compare.Find("distances") is { Rows: [var all, ..] } distances && side.Compare["bias"] is var bias && bias.Find("size", "all") is { } row
        ? [Words.Px(distances.Number(all, "mean_px")), Words.Px(distances.Number(all, "p95_px")), Words.SignedPx(bias.Number(row, "signed_mean_px"))] : ["-", "-", "-"];
}
