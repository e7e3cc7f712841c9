using System.Globalization;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Provenance;

/// <summary>
/// Which samples' labels a reference has learnt from, as an attribute of samples: <c>trained_on</c> or <c>held_out</c>, or the fold. What a model says of labels it
/// learnt from leans towards them, so its scores compare within a group only.
/// </summary>
static class SampleGroups
{
    public const string TrainedOn = "trained_on", HeldOut = "held_out";

    const int MostValues = 8;

    /// <summary>The attribute, or null when the pipeline says nothing about it. What agreement is not independent is reported.</summary>
    /// <exception cref="DataException">The dataset has no such attribute, or a sample no fold.</exception>
    public static AttributeColumn? Of(ReferenceUse use, IReadOnlyList<string> ids, IReadOnlyList<AttributeColumn> attributes, ProblemLog problems) => use.Exposure switch
    {
        null => null,
        { Folds: { } folds } => OfFolds(use, Find(use, folds, "folds", attributes), ids),
        { TrainedOn: { } values } => OfTraining(use, values, ids.Count, attributes, problems),
        _ => null,
    };

    static AttributeColumn OfFolds(ReferenceUse use, AttributeColumn folds, IReadOnlyList<string> ids)
    {
        var texts = new string[ids.Count];
        for (var row = 0; row < texts.Length; row++)
            texts[row] = Text(folds, row) ?? throw new DataException("no-fold", $"reference '{use.Id}': the sample '{ids[row]}' has no value of '{folds.Name}', which names the folds; expected one for every sample");
        return new AttributeColumn(use.GroupAttribute, texts, null);
    }

    static AttributeColumn OfTraining(ReferenceUse use, IReadOnlyDictionary<string, IReadOnlyList<string>> values, int count, IReadOnlyList<AttributeColumn> attributes, ProblemLog problems)
    {
        var columns = values.Select(entry => (Column: Find(use, entry.Key, "trained_on", attributes), Values: entry.Value.ToHashSet(StringComparer.Ordinal))).ToArray();
        var groups = new string[count];
        var seen = 0;
        for (var row = 0; row < count; row++)
        {
            var learnt = columns.All(entry => Text(entry.Column, row) is { } value && entry.Values.Contains(value));
            groups[row] = learnt ? TrainedOn : HeldOut;
            seen += learnt ? 1 : 0;
        }
        foreach (var (column, wanted) in columns)
            WarnOfUnknown(use, column, wanted, count, problems);
        if (seen > 0)
            problems.Add(new Problem("in-sample", $"reference '{use.Id}' learnt from {(seen == count ? $"all {count}" : $"{seen} of {count}")} samples: what it says of them leans towards their labels, wrong ones included; "
                + "expected opinions of a model that had not seen the sample, as cross-validation gives (folds:)"));
        return new AttributeColumn(use.GroupAttribute, groups, null);
    }

    static AttributeColumn Find(ReferenceUse use, string name, string key, IReadOnlyList<AttributeColumn> attributes) =>
        attributes.FirstOrDefault(column => column.Name == name) ?? throw new DataException("unknown-attribute",
            $"reference '{use.Id}': '{key}' needs the attribute '{name}', which the dataset lacks{Suggestion.For(name, attributes.Select(column => column.Name))} (attributes: "
            + (attributes.Count == 0 ? "none" : TextList.Of(attributes.Select(column => column.Name))) + "; 'attributes: file.csv' beside the dataset brings more)");

    static string? Text(AttributeColumn column, int row) => column.Text?[row] ?? column.Number?[row]?.ToString("R", CultureInfo.InvariantCulture);

    static void WarnOfUnknown(ReferenceUse use, AttributeColumn column, HashSet<string> wanted, int count, ProblemLog problems)
    {
        var there = Enumerable.Range(0, count).Select(row => Text(column, row)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var value in wanted.Except(there).Order(StringComparer.Ordinal))
            problems.Add(new Problem("trained-on-nothing", $"reference '{use.Id}' was trained on '{value}', but no sample's '{column.Name}' has that value{Suggestion.For(value, there)} (values: "
                + TextList.Of(there.Order(StringComparer.Ordinal).Take(MostValues)) + (there.Count > MostValues ? ", ...)" : ")")));
    }
}
