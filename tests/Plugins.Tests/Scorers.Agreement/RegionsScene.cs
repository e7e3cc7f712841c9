using Assay.Scorers.Agreement;

namespace Assay.Tests.Scorers.Agreement;

/// <summary>One sample against one reference.</summary>
static class RegionsScene
{
    public static readonly ClassList Classes = ClassList.Named("ground", "tree", "water");

    /// <summary>Every region counts, and nothing is a matter of outlines.</summary>
    public static readonly RegionsOptions All = new() { MinAreaPx = 1, BandPx = 0 };

    public static Score Examine(string labels, string reference, RegionsOptions? options = null) => Examine(LabelMap.Parse(labels), new Opinion { LabelMap = LabelMap.Parse(reference) }, options);

    public static Score Examine(LabelMap labels, Opinion opinion, RegionsOptions? options = null, ClassList? classes = null)
    {
        var sample = new Sample { Id = "a", Size = labels.Size, Labels = new Labels { Map = labels } };
        return new RegionsScorer(options ?? All).Examine(new Exam(sample, classes ?? Classes, new Dictionary<string, Opinion> { ["reference"] = opinion }));
    }

    /// <summary>A sample column by its short name.</summary>
    public static double? Value(this Score score, string column) =>
        score.Values[new RegionsScorer(All).Columns.Where(one => one.Of == Of.Sample).Select(one => one.Name).ToList().IndexOf(column)];

    /// <summary>Kind, classes, place and area of every finding.</summary>
    public static IEnumerable<string> Texts(this Score score) =>
        score.Findings.Select(f => $"{f.Kind} {f.Class}->{f.ReferenceClass} {f.Box!.Value.X},{f.Box.Value.Y} {f.Box.Value.Width}x{f.Box.Value.Height} {f.AreaPx}px");
}
