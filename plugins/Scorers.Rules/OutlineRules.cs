namespace Assay.Scorers.Rules;

/// <summary><c>inside</c>: a polygon or box that reaches out of the image. <c>simple</c>: an outline that crosses itself; its parts may overlap each other, they are a union.</summary>
static class OutlineRules
{
    public static IEnumerable<Breach> Of(Exam exam, IReadOnlyList<LabelledObject> objects, RulesOptions options)
    {
        var size = exam.Sample.Size;
        foreach (var one in objects)
        {
            if (options.Inside && one.Instance.Geometry is PolygonGeometry or BoxGeometry && one.Bounds is { } box && Outside(box, size) is var px && px > options.TolerancePx)
                yield return one.Breaks(Rule.Inside, FormattableString.Invariant($"{px:0.#} px outside the image"), ("outside_px", px));
            if (options.Simple && one.Instance.Geometry is PolygonGeometry(var parts))
                foreach (var part in parts)
                    if (Crossing.Find(part) is var (x, y))
                    {
                        yield return one.Breaks(Rule.Simple, FormattableString.Invariant($"crosses itself at ({x:0.#}, {y:0.#})"), ("x", x), ("y", y));
                        break;
                    }
        }
    }

    static double Outside(Box box, Size size) => Math.Max(Math.Max(-box.X, -box.Y), Math.Max(box.Right - size.Width, box.Bottom - size.Height));
}
