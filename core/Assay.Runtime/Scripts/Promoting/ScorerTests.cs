using Assay.Runtime.Plugins;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>Tests of a scorer made from a script.</summary>
static class ScorerTests
{
    public static IEnumerable<string> Of(CompiledScript script, PluginName name)
    {
        var opinions = ScorerText.Opinions(script).ToList();
        List<string> facts = [];
        if (opinions.Exists(opinion => !opinion.Optional))
            facts.Add("    [Fact]\n    public void Without_an_opinion_there_is_no_evidence() => Assert.Empty(Examine(\"01/10\").Values);");
        if (opinions.Exists(ScorerText.IsPerPixel))
            facts.Add($"    [Fact]\n    public void An_opinion_of_another_size_is_refused() =>\n        Assert.Equal(\"size-mismatch\", Assert.Throws<DataException>(() => Examine(\"01/10\"{string.Concat(opinions.Select(opinion => $",\n            {Small(opinion)}"))})).Code);");
        if (facts.Count > 0)
            facts.Insert(0, Examine(TestText.Create(script, name)));
        return facts;
    }

    static string Examine(string create) => $$"""
            // A sample as text: "01/10" has two rows of two pixels, of the classes 0 and 1; '.' is void.
            static Score Examine(string labels, params (string Role, Opinion Says)[] opinions)
            {
                var map = LabelMap.Parse(labels);
                var sample = new Sample { Id = "a", Size = map.Size, Labels = new Labels { Map = map } };
                return new {{create}}.Examine(new Exam(sample, ClassList.Named("first", "second"), opinions.ToDictionary(one => one.Role, one => one.Says)));
            }
        """;

    // One row of two pixels.
    static string Small(ScriptParameter opinion) => $"({CSharpText.Literal(opinion.Key)}, new Opinion {{ {opinion.Of switch
    {
        Evidence.Probabilities => "Probabilities = Probabilities.Of<float>(new(2, 1), 2, new float[] { 1, 0, 0, 1 })",
        Evidence.Instances => "Instances = []",
        Evidence.ClassScores => "ClassScores = [0.5, 0.5]",
        Evidence.Value => "Value = 0.5",
        _ => "LabelMap = LabelMap.Parse(\"01\")",
    }} }})";
}
