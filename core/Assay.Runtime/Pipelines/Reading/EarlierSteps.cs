using Assay.Runtime.Pipelines.Binding;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>The scorers so far, for options that name one of them.</summary>
sealed class EarlierSteps(Lint lint)
{
    readonly Dictionary<string, IReadOnlyDictionary<string, string>?> roles = [];

    /// <param name="bound">References by role; null when something is wrong with the step: mentions of it are not a second error.</param>
    public void Add(string id, IReadOnlyDictionary<string, string>? bound) => roles.TryAdd(id, bound);

    /// <summary>Steps that options name, or name by default, must stand before this one.</summary>
    public void CheckNames(Chosen step)
    {
        foreach (var (key, name, place) in Named(step))
            if (!roles.ContainsKey(name))
                lint.Error(place, Codes.UnknownStep, $"'{key}' of '{step.Component.Name}' names the step '{name}', but no scorer before it has that id"
                    + (roles.Count == 0 ? "; there is none" : $"{Suggestion.For(name, roles.Keys)} (there are: {TextList.Of(roles.Keys)})"));
    }

    /// <summary>A role that both steps have must be played by one reference: what the earlier one says of its instances would be taken for another's.</summary>
    public void CheckRoles(Chosen step, IReadOnlyDictionary<string, string> bound)
    {
        foreach (var (_, name, place) in Named(step))
            foreach (var (role, reference) in roles.GetValueOrDefault(name) ?? new Dictionary<string, string>())
                if (bound.TryGetValue(role, out var own) && own != reference)
                    lint.Error(place, Codes.OtherReference, $"'{step.Component.Name}' asks '{own}' as '{role}', but reads what '{name}' says of '{reference}'; give both steps the same reference, or name another step");
    }

    static IEnumerable<(string Key, string Name, Place Place)> Named(Chosen step)
    {
        var given = step.Options.All<StepName>().ToArray();
        foreach (var (mention, name) in given)
            yield return (mention.Key, name.Id, mention.Node.Place);
        if (step.Options.Value is not { } record)
            yield break;
        foreach (var option in OptionsSchema.OfRecord(record).Options)
            if (given.All(pair => pair.Mention.Key != option.Key) && option.ValueOf(record) is StepName standing)
                yield return (option.Key, standing.Id, step.Place);
    }
}
