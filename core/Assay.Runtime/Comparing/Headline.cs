namespace Assay.Runtime.Comparing;

/// <summary>The sentences that a comparison begins with: how many differ, where, which way.</summary>
sealed class Headline(Comparison comparison, Comparison.Side side)
{
    const int Named = 4;

    readonly StoredTable overview = side.Compare["overview"], detection = side.Compare["detection"], classes = side.Compare["classes"];

    public IEnumerable<string> Lines()
    {
        var (gold, other) = comparison.Options.GoldIsB ? ("B", "A") : ("A", "B");
        var images = overview.Number("images", "labels");
        if (images is null or 0)
        {
            yield return "no image has objects to compare on both sides";
            yield break;
        }
        yield return $"{Words.Count(detection.Number("images_that_differ", "all"))} of {Words.Count(images)} images differ: {Words.Count(detection.Number("fn", "all"))} of {gold}'s {Count(gold)} objects have no partner in {other} "
            + $"(same class, IoU {comparison.Options.Iou}), {Words.Count(detection.Number("fp", "all"))} of {other}'s {Count(other)} none in {gold}. F {Words.Share(detection.Number("fscore", "all"))}";
        yield return $"where: {gold} alone {Most("fn")}; {other} alone {Most("fp")}; F by size: {string.Join(", ", new[] { "small", "medium", "large" }.Select(size => $"{size} {Words.Share(detection.Number("fscore", size))}"))}";
        if (Bias() is { } bias)
            yield return bias;
    }

    string Count(string side) => Words.Count(overview.Number("instances", side == "A" ? "labels" : "reference"));

    /// <summary>The classes that have most of something.</summary>
    string Most(string column)
    {
        var most = classes.Rows.Select(row => (Name: row[0], Count: classes.Number(row, column) ?? 0)).Where(row => row.Count > 0).OrderByDescending(row => row.Count).Take(Named).ToArray();
        return most.Length == 0 ? "none" : string.Join(", ", most.Select(row => $"{row.Name} {Words.Count(row.Count)}"));
    }

    /// <summary>Whether one side's outlines are larger than the other's all over, or only off.</summary>
    string? Bias()
    {
        if (side.Compare.Find("bias") is not { } bias || bias.Find("size", "all") is not { } row || bias.Number(row, "signed_mean_px") is not { } mean || side.Compare.Find("distances") is not { Rows: [var nearest, ..] } distances)
            return null;
        var significant = bias.Number(row, "standard_error_px") is { } error && Math.Abs(mean) > 2 * error;
        return $"which way: outlines of pairs are {Words.Px(distances.Number(nearest, "mean_px"))} px apart on average (p95 {Words.Px(distances.Number(nearest, "p95_px"))}{Floor()}); "
            + (significant ? $"A's are {Words.Px(Math.Abs(mean))} px {(mean > 0 ? "larger" : "smaller")} than B's ({Words.Percent(bias.Number(row, "systematic_share"))} of what differs is systematic)"
                : $"neither side's are larger ({Words.SignedPx(mean)} px, within chance)");
    }

    /// <summary>What drawing alone makes of one polygon.</summary>
    string Floor() => side.Floor is { Rows: [var first, ..] } floor && floor.Number(first, "mean_px") is { } noise ? $"; the noise of drawing is {Words.Px(noise)}" : "";
}
