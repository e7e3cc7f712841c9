using Assay.Testing.Editors;

namespace Assay.Cli.Tests.Editors;

/// <summary>The committed schema in a validator that is not ours.</summary>
public class ValidatorTests
{
    const string Start = "dataset: { masks: { labels: maps } }\nreferences: { model: { arrays: { probabilities: probs } } }\n";

    static readonly (string What, string Text)[] Wrong =
    [
        ("a misspelt section", Start + "step: [ random: ]"),
        ("no steps", Start),
        ("empty steps", Start + "steps: []"),
        ("a misspelt component", Start + "steps: [ soft_mim: {} ]"),
        ("a misspelt option", Start + "steps: [ soft_min: { temprature: 1 } ]"),
        ("a value out of range", Start + "steps: [ soft_min: { temperature: -1 } ]"),
        ("a value of the wrong type", Start + "steps: [ soft_min: { temperature: warm } ]"),
        ("an unknown word", Start + "steps: [ ti: { absent: some } ]"),
        ("a truth value of YAML 1.1", Start + "steps: [ { ti: {}, maps: yes } ]"),
        ("a missing option", "dataset: { coco: {} }\nsteps: [ random: ]"),
        ("nothing for a required option", "dataset: { coco: }\nsteps: [ random: ]"),
        ("none of a group", Start.Replace("probabilities: probs", "match: x") + "steps: [ ti: ]"),
        ("two of a group", Start.Replace("probabilities: probs", "probabilities: probs, values: v") + "steps: [ ti: ]"),
        ("two components in a step", Start + "steps: [ { ti: {}, random: {} } ]"),
        ("no component in a step", Start + "steps: [ id: x ]"),
        ("a component of another kind", Start + "steps: [ masks: { labels: maps } ]"),
        ("a step that is only a name", Start + "steps: [ random ]"),
        ("steps as a mapping", Start + "steps: { random: {} }"),
        ("a key of a scorer beside a table step", Start + "steps: [ { where: ti < 1, maps: true } ]"),
        ("a key of a dataset scorer beside another", Start + "steps: [ { ti: {}, over: all } ]"),
        ("a misspelt host key", Start.Replace("} }\nref", "}, clases: 3 }\nref") + "steps: [ random: ]"),
        ("an id that is no identifier", Start + "steps: [ { random: {}, id: Thin Cloud } ]"),
        ("an id that is a keyword", Start + "steps: [ { random: {}, id: class } ]"),
        ("a reference's id that is no identifier", Start.Replace("model:", "My-Model:") + "steps: [ random: ]"),
        ("a share above 1", Start.Replace("probs } }", "probs }, min_joined: 98 }") + "steps: [ ti: ]"),
        ("several classes from one", Start.Replace("probs } }", "probs }, map: { car: [a, b] } }") + "steps: [ ti: ]"),
        ("a control sample without a size", Start + "control: { seed: 1 }\nsteps: [ random: ]"),
        ("a section that is only planned", Start + "steps: [ random: ]\ncost: {}"),
        ("a list", "[ dataset, steps ]"),
    ];

    static readonly (string What, string Text)[] Unusual =
    [
        ("variables for anything", Start + "control: { size: '${N:5}' }\nsteps: [ { soft_min: { temperature: '${T:0.1}' }, maps: '${M:true}' }, where: '${E:soft_min < 1}', limit: '${N:3}' ]"),
        ("shorthand and nothing", "dataset: { masks: maps }\nreferences:\nsteps: [ random: , { where: random < 0.5 }, limit: 5 ]\nreview:\noutputs:"),
        ("numbers as text", "dataset: { masks: 2024, classes: [ 0, 1, true ], ignore: 255, map: { 1: 0, sky: ~ } }\nsteps: [ limit: '5' ]"),
        ("every form of classes", "dataset: { masks: maps, classes: { a: 0, b: '1' } }\nreferences: { m: { masks: maps, classes: 3 }, n: { masks: maps, classes: 'a, b' } }\nsteps: [ random: ]"),
        ("an expression that YAML takes for something else", Start + "steps: [ let: { a: 5, b: true }, where: true ]"),
    ];

    [Fact]
    public void Every_example_and_every_pipeline_in_a_readme_is_valid()
    {
        var pipelines = Pipelines().ToList();
        Assert.True(pipelines.Count >= 4, $"found only {string.Join(", ", pipelines.Select(pipeline => pipeline.Name))}");
        var errors = EditorTools.Validate(File.ReadAllText(SchemaTests.Committed), pipelines.Select(pipeline => pipeline.Text));
        Assert.All(pipelines.Zip(errors), pair => Assert.True(pair.Second.Length == 0, $"{pair.First.Name}: {string.Join("\n", pair.Second)}\n{pair.First.Text}"));
    }

    [Fact]
    public void Wrong_pipelines_are_refused() =>
        Assert.All(Wrong.Zip(Errors(Wrong)), pair => Assert.True(pair.Second.Length > 0, $"{pair.First.What} is accepted"));

    [Fact]
    public void What_the_reader_takes_is_valid() =>
        Assert.All(Unusual.Zip(Errors(Unusual)), pair => Assert.True(pair.Second.Length == 0, $"{pair.First.What}: {string.Join("\n", pair.Second)}"));

    static IReadOnlyList<string[]> Errors((string What, string Text)[] pipelines) => EditorTools.Validate(File.ReadAllText(SchemaTests.Committed), pipelines.Select(pipeline => pipeline.Text));

    /// <summary>The examples, and the complete yaml blocks of every README.</summary>
    static IEnumerable<(string Name, string Text)> Pipelines()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "pipelines"), "*.yaml").Where(file => !file.EndsWith(".test.yaml", StringComparison.Ordinal)))
            yield return (file, File.ReadAllText(file));
        foreach (var area in new[] { "core", "plugins", "pipelines", "scripts", "tests" })
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, area), "README.md", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "README.md")))
                foreach (var block in File.ReadAllText(file).Split("```yaml\n").Skip(1).Select(rest => rest.Split("```")[0]))
                    if (block.Contains("dataset:") && !block.StartsWith("# fragment", StringComparison.Ordinal))
                        yield return (file, block);
    }
}
