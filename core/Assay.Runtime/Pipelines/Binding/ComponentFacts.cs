using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>What a component says of itself once it exists: what it gives, needs and adds. Told only when defaults and a made-up reference suffice to create it.</summary>
public static class ComponentFacts
{
    public static IReadOnlyList<(string Subject, string Text)> Of(Component component, IHost host)
    {
        try
        {
            return Create(component, host) is { } instance ? [.. Facts(instance, component.Name)] : [];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return []; // options that cannot be made up; nothing is known then
        }
    }

    /// <summary>The component at its defaults, with made-up references; null when an option has to be given.</summary>
    internal static object? Create(Component component, IHost host)
    {
        if (component.OptionsType is not { } type)
            return component.Create(null, host);
        var schema = OptionsSchema.Of(type);
        if (schema.Options.Any(option => option.Group is not null || option.Required && option.Type != typeof(ReferenceName)))
            return null;
        var options = schema.Create();
        foreach (var option in schema.Options.Where(option => option.Required))
            option.Set(options, new ReferenceName(option.Key));
        return component.Create(options, host);
    }

    static IEnumerable<(string, string)> Facts(object instance, string id)
    {
        if (instance is IBindable)
            yield break;
        if (instance is IReference reference)
            yield return ("gives", KindWords.Of(reference.Gives, "and"));
        if (instance is IScorer scorer)
        {
            foreach (var need in scorer.Needs.Where(need => need.Of != Evidence.None))
                yield return ("needs", $"{KindWords.Of(need.Of)} as '{need.Role}'{(need.Optional ? " (optional)" : "")}");
            if (scorer.Labels != Evidence.None)
                yield return ("scores", KindWords.OfLabels(scorer.Labels));
            foreach (var column in scorer.Columns)
                yield return ("adds", Describe(column, column.Name.Length == 0 ? id : $"{id}_{column.Name}"));
        }
    }

    static string Describe(Column column, string name) =>
        $"{name}, per {column.Of.ToString().ToLowerInvariant()}{(column.Unit is { } unit ? $", in {unit}" : "")}"
        + (column.End == Suspicious.Neither ? "" : $", {column.End.ToString().ToLowerInvariant()} values are suspicious");
}
