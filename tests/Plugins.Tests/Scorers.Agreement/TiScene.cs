using Assay.Scorers.Agreement;

namespace Assay.Tests.Scorers.Agreement;

/// <summary>One sample against one reference.</summary>
static class TiScene
{
    public static readonly ClassList Classes = ClassList.Named("clear", "cloud", "shadow");

    public static Score Examine(string labels, string reference, TiOptions? options = null) => Examine(LabelMap.Parse(labels), new Opinion { LabelMap = LabelMap.Parse(reference) }, options);

    public static Score Examine(LabelMap labels, Opinion opinion, TiOptions? options = null, ClassList? classes = null)
    {
        var sample = new Sample { Id = "a", Size = labels.Size, Labels = new Labels { Map = labels } };
        return new TiScorer(options ?? new TiOptions()).Examine(new Exam(sample, classes ?? Classes, new Dictionary<string, Opinion> { ["reference"] = opinion }));
    }

    public static Dictionary<string, double?> Named(TiOptions options, Score score) =>
        new TiScorer(options).Columns.Select((column, at) => (column.Name, Value: score.Values[at])).ToDictionary(pair => pair.Name, pair => pair.Value);
}
