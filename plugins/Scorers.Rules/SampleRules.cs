namespace Assay.Scorers.Rules;

/// <summary>Everything that can be told of a sample by itself, in the order of rules.</summary>
sealed class SampleRules(RulesOptions options)
{
    public IReadOnlyList<Breach> Of(Exam exam)
    {
        LabelledObject[] objects = [.. (exam.Instances ?? []).Select((instance, index) => new LabelledObject(exam, instance, index))];
        return
        [
            .. SizeRules.Of(exam, objects, options), .. CrowdRules.Of(exam, objects, options), .. CoverRule.Of(exam, objects, options), .. OutlineRules.Of(exam, objects, options),
            .. options.Duplicates ? DuplicateRule.Of(objects, options.DuplicateIou) : [], .. NotEmpty(exam), .. AttributeRules.Of(exam, objects, options.Attributes),
            .. options.Stated ? StatedRules.Of(objects, options) : [], .. Complaints(exam),
        ];
    }

    IEnumerable<Breach> NotEmpty(Exam exam)
    {
        if (!options.NotEmpty || HasLabel(exam))
            yield break;
        var words = exam.Sample.Labels is null ? "not annotated" : "no label";
        yield return new Breach(Rule.NotEmpty, new Finding(FindingKind.Structure) { Tag = Rule.NotEmpty, Detail = words }, words);
    }

    bool HasLabel(Exam exam) => exam.Sample.Labels is { } labels && (labels.Instances is { Count: > 0 } || labels.Tags is { Count: > 0 }
        || labels.Map is { } map && map.Ids.ContainsAnyExcept(LabelMap.Void, options.Background is { } name && exam.Classes.Find(name) is { } at ? (ushort)at : LabelMap.Void));

    /// <summary>What the reader complained of; its code, with '_' for '-', is the tag.</summary>
    IEnumerable<Breach> Complaints(Exam exam) => !options.Structure ? [] : exam.Sample.Problems.Select(problem => new Breach(Rule.Structure,
        new Finding(FindingKind.Structure) { Tag = problem.Code.Replace('-', '_'), Detail = (problem.Place is null ? "" : problem.Place + ": ") + problem.Message }, problem.Code));
}
