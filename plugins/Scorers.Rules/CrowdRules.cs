namespace Assay.Scorers.Rules;

/// <summary><c>crowd_after</c>: too many objects of a class one by one. <c>instances_before_crowds</c>: a crowd with too few of them beside it.</summary>
static class CrowdRules
{
    public static IEnumerable<Breach> Of(Exam exam, IReadOnlyList<LabelledObject> objects, RulesOptions options)
    {
        foreach (var ofClass in objects.Where(one => one.Class >= 0).GroupBy(one => one.Class).OrderBy(group => group.Key))
        {
            var single = ofClass.Count(one => !one.Instance.Crowd);
            var name = exam.Classes.NameOf(ofClass.Key);
            if (single > options.CrowdAfter)
                yield return new Breach(Rule.CrowdAfter, new Finding(FindingKind.Structure)
                {
                    Tag = Rule.CrowdAfter,
                    Class = ofClass.Key,
                    Detail = $"{single} of {name}",
                    Measured = new Dictionary<string, double> { ["instances"] = single },
                }, $"{single} of {name} one by one");
            if (options.InstancesBeforeCrowds && single < (options.CrowdAfter ?? 1))
                foreach (var crowd in ofClass.Where(one => one.Instance.Crowd))
                    yield return crowd.Breaks(Rule.InstancesBeforeCrowds, $"a crowd beside {single} of {name}", ("instances", single));
        }
    }
}
