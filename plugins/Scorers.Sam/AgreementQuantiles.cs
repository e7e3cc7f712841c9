using System.Globalization;

namespace Assay.Scorers.Sam;

/// <summary>Where a label stands among trusted labels of its class and size: the share of them that agree with SAM no better, ties by half.</summary>
sealed class AgreementQuantiles
{
    readonly Dictionary<AgreementGroup, (double[] Ious, double[] Relatives)> groups;
    readonly SamAgreementOptions options;

    public AgreementQuantiles(AgreementSurvey survey, SamAgreementOptions options)
    {
        this.options = options;
        groups = survey.Values.SelectMany(entry => entry.Key.Widened().Select(group => (Group: group, entry.Value))).GroupBy(pair => pair.Group)
            .ToDictionary(pairs => pairs.Key, pairs => (Sorted(pairs.SelectMany(pair => pair.Value).Select(value => value.Iou)), Sorted(pairs.SelectMany(pair => pair.Value).Select(value => value.Relative))));
    }

    static double[] Sorted(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>The lower of both quantiles, in (0, 1): of the overlap, and of the distance of the outlines.</summary>
    public double Of(Judged judged)
    {
        var (ious, relatives) = groups[GroupOf(judged)];
        return Math.Min(Below(ious, judged.Agreement!.Iou), Above(relatives, judged.Agreement.Relative));
    }

    AgreementGroup GroupOf(Judged judged)
    {
        var own = AgreementGroup.Of(judged, options.Sizes);
        foreach (var group in own.Widened())
            if (groups[group].Ious.Length >= options.MinGroup)
                return group;
        return own.Widened().Last();
    }

    static double Below(double[] sorted, double value) => (Bound(sorted, value, orEqual: false) + Bound(sorted, value, orEqual: true)) / (2.0 * sorted.Length);

    static double Above(double[] sorted, double value) => (2 * sorted.Length - Bound(sorted, value, orEqual: false) - Bound(sorted, value, orEqual: true)) / (2.0 * sorted.Length);

    // How many are below the value, or equal to it.
    static int Bound(double[] sorted, double value, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value || orEqual && sorted[middle] == value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>What each group is made of; a label is compared within the narrowest that is large enough.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows(ClassList classes) =>
        from entry in groups
        let ious = entry.Value.Ious
        orderby entry.Key.OfBoxes, entry.Key.Class, entry.Key.Size
        select (IReadOnlyList<string>)
        [
            entry.Key.OfBoxes ? "box" : "mask", entry.Key.Class < 0 ? "" : classes.NameOf(entry.Key.Class), entry.Key.Size < 0 ? "" : Size(entry.Key.Size), ious.Length.ToString(CultureInfo.InvariantCulture),
            Text(ious[(ious.Length - 1) / 20]), Text(ious[(ious.Length - 1) / 2]), Text(entry.Value.Relatives[(ious.Length - 1) / 2]), ious.Length >= options.MinGroup ? "yes" : "no",
        ];

    string Size(int size) => size == 0 ? $"below {Text(options.Sizes[0])}" : $"from {Text(options.Sizes[size - 1])}";

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
