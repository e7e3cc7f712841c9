using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Injecting.Kinds;

/// <summary>An attribute of an instance says something else.</summary>
sealed class InstanceAttribute : IInjection
{
    public string Name => "attribute";
    public string Meaning => "an attribute of an instance gets another value, one that occurs for it with instances of its class";
    public Evidence Of => Evidence.Instances;
    public bool HasStrength => false;
    public bool ChangesPixels => false;

    public string? Lacks(Occurrences others) => others.Attributes.Any(others.IsChoice) ? null
        : others.Attributes.Any() ? $"attributes with two values or more, each of which occurs twice on average, and none of this dataset's is such: {TextList.Of(others.Attributes)}"
        : "instances with attributes, and those of this dataset have none";

    public Change? Attempt(Subject subject, double strength, SeededRandom random)
    {
        if (subject.Shapes.Draw(random, position => Choices(subject, position).Any()) is not var (position, mask))
            return null;
        var old = subject.Instances[position];
        var name = random.OneOf(Choices(subject, position).ToArray());
        var value = random.OneOf(subject.Others!.Others(old.Class, name, old.Attributes[name]));
        var now = old with { Attributes = old.Attributes.ToDictionary(pair => pair.Key, pair => pair.Key == name ? value : pair.Value, StringComparer.Ordinal) };
        return InstanceEdit.Beside(subject, position, mask, InstanceEdit.With(subject, position, now)) with { Attribute = name, Value = old.Attributes[name], NewValue = value };
    }

    static IEnumerable<string> Choices(Subject subject, int position) => subject.Instances[position].Attributes.Keys.Where(subject.Others!.IsChoice).Order(StringComparer.Ordinal);
}
