using Assay.Runtime.Pipelines.Binding;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>Says which reference plays which of a scorer's roles.</summary>
sealed class RoleBinder(Lint lint, List<KnownReference> references, FittingScorers fitting)
{
    /// <summary>References that options name must exist, whatever becomes of the step.</summary>
    public void CheckNames(Chosen step)
    {
        foreach (var (mention, name) in step.Options.All<ReferenceName>())
            if (references.Find(reference => reference.Id == name.Id) is { } reference)
                reference.Used = true;
            else
                lint.Error(mention.Node.Place, Codes.UnknownReference, $"'{mention.Key}' names the reference '{name.Id}', which 'references:' does not have"
                    + (references.Count == 0 ? " (it is empty)" : Suggestion.For(name.Id, Names()) is { Length: > 0 } near ? near : $"; there are: {TextList.Of(Names())}"));
    }

    /// <summary>An output's references exist and give what it asks for.</summary>
    public void Check(Chosen output)
    {
        CheckNames(output);
        foreach (var need in (output.Instance as IOutput)?.Needs ?? [])
            if (output.Options.All<ReferenceName>().Select(pair => pair.Mention).FirstOrDefault(mention => mention.Key == need.Role) is { } mention)
                BindGiven(output, need, mention, [], scores: false);
    }

    public IReadOnlyDictionary<string, string> Bind(Chosen step, IScorer scorer)
    {
        Dictionary<string, string> roles = [];
        var given = step.Options.All<ReferenceName>().ToList();
        foreach (var need in scorer.Needs)
            if (given.Where(pair => pair.Mention.Key == need.Role).Select(pair => pair.Mention).FirstOrDefault() is { } mention)
                BindGiven(step, need, mention, roles);
            else if (need.Of != Evidence.None)
                BindOnly(step, need, roles);
        foreach (var (role, id) in roles)
            scorer.Meet(role, references.Find(reference => reference.Id == id)?.Chosen?.Instance is IReference { GivesConfidences: true });
        foreach (var (mention, _) in given.Where(pair => pair.Mention.Rest && scorer.Needs.All(need => need.Role != pair.Mention.Key)))
            lint.Error(mention.Node.Place, Codes.UnknownRole, $"'{step.Component.Name}' has no role '{mention.Key}'{Suggestion.For(mention.Key, scorer.Needs.Select(need => need.Role))}; "
                + (scorer.Needs.Count == 0 ? "it asks no reference" : $"its roles: {TextList.Of(scorer.Needs.Select(need => need.Role))}"));
        return roles;
    }

    /// <summary>The attribute that groups samples by what references have seen of them; null when none says so, or two do.</summary>
    public string? GroupOf(IReadOnlySet<string> asked) =>
        references.Where(reference => asked.Contains(reference.Id) && reference.Use?.Exposure is not null).ToArray() is [var only] ? only.Use!.GroupAttribute : null;

    void BindGiven(Chosen step, Need need, Mention mention, Dictionary<string, string> roles, bool scores = true)
    {
        var id = ((ReferenceName)mention.Value).Id;
        if (references.Find(reference => reference.Id == id) is not { } reference)
            return;
        roles[need.Role] = id;
        if (need.Of != Evidence.None && reference.Gives is { } gives && (gives & need.Of) == 0)
            lint.Error(mention.Node.Place, Codes.WrongEvidence, $"'{step.Component.Name}' needs {KindWords.Of(need.Of)} as '{need.Role}', but '{id}' gives {KindWords.Of(gives, "and")}{Others(need, scores)}");
    }

    string Others(Need need, bool scores) =>
        references.Where(reference => (reference.Gives & need.Of) > 0).Select(reference => $"'{reference.Id}'").ToList() is { Count: > 0 } fit ? $"; fitting: {TextList.Of(fit)}" : scores ? Hint() : "";

    string Hint() => references.Exists(reference => reference.Gives is null) ? "" : fitting.Hint([.. references.Select(reference => reference.Gives!.Value)]);

    void BindOnly(Chosen step, Need need, Dictionary<string, string> roles)
    {
        var fit = references.Where(reference => (reference.Gives & need.Of) > 0).ToList();
        if (references.Exists(reference => reference.Gives is null))
            references.ForEach(reference => reference.Used = true); // one of them is broken: who would have answered cannot be told
        else if (fit is [var only])
            (roles[need.Role], only.Used) = (only.Id, true);
        else if (fit.Count > 1)
            lint.Error(step.Place, Codes.AmbiguousReference, $"'{step.Component.Name}' needs {KindWords.Of(need.Of)}, and {TextList.Of(fit.Select(reference => $"'{reference.Id}'"))} all give that; say '{need.Role}: {fit[0].Id}', or another of them");
        else if (!need.Optional)
            lint.Error(step.Place, Codes.NoReference, $"'{step.Component.Name}' needs {KindWords.Of(need.Of)} as '{need.Role}', and no reference gives that; {Inventory()}{Hint()}");
    }

    string Inventory() => references.Count == 0
        ? "'references:' is empty"
        : string.Join(", ", references.Select(reference => $"'{reference.Id}' gives {KindWords.Of(reference.Gives ?? Evidence.None, "and")}"));

    IEnumerable<string> Names() => references.Select(reference => reference.Id);
}
