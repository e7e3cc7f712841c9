namespace Assay.Scorers.Rules;

/// <summary><c>stated_area</c>, <c>stated_box</c>: what a file says of an object against the pixels of its mask.</summary>
static class StatedRules
{
    // A quarter of a pixel all round: what rasterising does to an object of any size.
    const double Rounding = 0.25;

    public static IEnumerable<Breach> Of(IReadOnlyList<LabelledObject> objects, RulesOptions options)
    {
        foreach (var one in objects.Where(one => one.HasOutline))
        {
            if (one.Instance.StatedArea is { } area && one.Mask is { } mask && Math.Abs(area - mask.Area) is var off && off > Math.Max(options.ToleranceRel * Math.Max(area, mask.Area), Rounding * Around(one)))
                yield return one.Breaks(Rule.StatedArea, FormattableString.Invariant($"area {area:0.#}, its mask has {mask.Area}"), ("stated_px", area), ("mask_px", mask.Area));
            if (one.Instance.StatedBox is { } box && one.MaskBounds is { } pixels && Off(box, pixels) is var edge && edge > options.TolerancePx)
                yield return one.Breaks(Rule.StatedBox, FormattableString.Invariant($"its box is {edge:0.#} px off its mask"), ("distance_px", edge));
        }
    }

    static double Around(LabelledObject one) => one.Bounds is { } box ? 2 * (box.Width + box.Height) : 0;

    static double Off(Box a, Box b) => Math.Max(Math.Max(Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y)), Math.Max(Math.Abs(a.Right - b.Right), Math.Abs(a.Bottom - b.Bottom)));
}
