namespace Assay.Scorers.Rules;

/// <summary><c>attributes</c>: what objects must say, and what they may say.</summary>
static class AttributeRules
{
    public static IEnumerable<Breach> Of(Exam exam, IReadOnlyList<LabelledObject> objects, IReadOnlyDictionary<string, AttributeRule> rules)
    {
        foreach (var one in objects.Where(one => !one.Instance.Crowd))
            foreach (var (name, rule) in rules)
            {
                if (rule.Classes.Count > 0 && (one.Class < 0 || !rule.Classes.Contains(exam.Classes.NameOf(one.Class), StringComparer.Ordinal)))
                    continue;
                var words = !one.Instance.Attributes.TryGetValue(name, out var value) || value.Length == 0 ? rule.Required ? $"no '{name}'" : null
                    : rule.Values.Count > 0 && !rule.Values.Contains(value, StringComparer.Ordinal) ? $"{name} is '{value}'" : null;
                if (words is not null && one.Breaks(Rule.Attributes, words) is var breach)
                    yield return breach with { Finding = breach.Finding with { Kind = FindingKind.Attributes } };
            }
    }
}
