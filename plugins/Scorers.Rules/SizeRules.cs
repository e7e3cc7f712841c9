using Assay.Kernels;

namespace Assay.Scorers.Rules;

/// <summary><c>min_width</c>, <c>min_height</c>: of objects but crowds, and of connected regions of label maps (neighbours by side or corner).</summary>
static class SizeRules
{
    public static IEnumerable<Breach> Of(Exam exam, IReadOnlyList<LabelledObject> objects, RulesOptions options)
    {
        foreach (var one in objects.Where(one => !one.Instance.Crowd))
            if (one.Bounds is { } box)
            {
                if (box.Width < options.MinWidth)
                    yield return one.Breaks(Rule.MinWidth, $"{Text(box.Width)} px wide", ("width_px", box.Width));
                if (box.Height < options.MinHeight)
                    yield return one.Breaks(Rule.MinHeight, $"{Text(box.Height)} px high", ("height_px", box.Height));
            }
        if (exam.LabelMap is not { } map || (options.MinWidth ?? options.MinHeight) is null)
            yield break;
        foreach (var region in ConnectedComponents.Find(map.Ids, map.Size.Width, map.Size.Height, Neighbours.Eight).Components.ToArray().Where(region => !IsBackground(exam, options, (int)region.Key)))
        {
            if (region.Width < options.MinWidth)
                yield return Breaks(Rule.MinWidth, region, $"{region.Width} px wide", ("width_px", region.Width));
            if (region.Height < options.MinHeight)
                yield return Breaks(Rule.MinHeight, region, $"{region.Height} px high", ("height_px", region.Height));
        }
    }

    static bool IsBackground(Exam exam, RulesOptions options, int at) => options.Background is { } name && exam.Classes.Find(name) == at;

    static Breach Breaks(string rule, ConnectedComponent region, string words, (string Name, double Value) measured) => new(rule, new Finding(FindingKind.Structure)
    {
        Tag = rule,
        Class = (int)region.Key,
        Box = new Box(region.Left, region.Top, region.Width, region.Height),
        AreaPx = region.Area,
        Detail = words,
        Measured = new Dictionary<string, double> { [measured.Name] = measured.Value },
    }, words);

    static string Text(double value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
