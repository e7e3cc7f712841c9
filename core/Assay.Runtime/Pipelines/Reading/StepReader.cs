using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>Which samples a dataset scorer observes.</summary>
enum Over
{
    Kept,
    All,
}

/// <summary>Reads the <c>steps:</c> list in order; each step sees what those before it add.</summary>
sealed class StepReader(Lint lint, ComponentReader components, HostKeys hostKeys, RoleBinder roles, Evidence? labels, Coverage? coverage)
{
    readonly ColumnRegister columns = new(lint);
    readonly EarlierSteps earlier = new(lint);
    readonly Dictionary<string, Place> ids = [];
    readonly List<(StepUse Use, Chosen Chosen)> steps = [];
    StepUse? selector;

    /// <summary>What all steps add, once they are read.</summary>
    public ColumnRegister Columns => columns;

    public IReadOnlyList<(StepUse Use, Chosen Chosen)> Read(Node? node)
    {
        if (node is ListNode list)
            foreach (var item in list.Items)
                ReadOne(item);
        else if (node is not null && !node.IsNull)
            lint.Error(node.Place, Codes.WrongType, $"'steps' is {node.Describe()}, expected a list: each step on a line that starts with '- '");
        return steps;
    }

    void ReadOne(Node node)
    {
        var before = lint.Diagnostics.Errors;
        var chosen = components.Read(node, Section.Step);
        if (chosen is null)
        {
            MarkBroken(node);
            return;
        }
        var id = StepIds.Explicit(lint, chosen.Around) ?? StepIds.Default(lint, chosen);
        if (id is not null)
            id = Claim(id, chosen);
        roles.CheckNames(chosen);
        columns.CheckNames(chosen);
        earlier.CheckNames(chosen);
        if (id is null || chosen.Instance is null || BindCode(id, chosen) is not { } bound || !Complete(id, chosen with { Instance = bound }, before))
            MarkBroken(id);
    }

    void MarkBroken(string? id)
    {
        columns.AddBroken(id);
        if (id is not null)
            earlier.Add(id, null);
    }

    /// <summary>Later steps will name the columns of what was meant.</summary>
    void MarkBroken(Node node)
    {
        foreach (var entry in node is MapNode map ? map.Entries : [])
        {
            MarkBroken(entry.Key == "id" ? (entry.Value as ScalarNode)?.Text : entry.Key);
            MarkBroken(Suggestion.Nearest(entry.Key, Section.Step.Names(lint.Catalog)));
        }
    }

    /// <summary>Takes an id. A table step without one of its own is numbered, so that pipelines may say <c>where:</c> twice.</summary>
    string? Claim(string id, Chosen chosen)
    {
        var place = chosen.Around.Find("id")?.Value.Place ?? chosen.Place;
        if (ids.TryGetValue(id, out var first))
        {
            if (chosen.Component.Kind != ComponentKind.TableStep || chosen.Around.Find("id") is not null)
            {
                lint.Error(place, Codes.DuplicateId, $"two steps have the id '{id}', the first on line {first.Line}; give one of them an 'id:' of its own");
                return null;
            }
            for (var number = 2; ids.ContainsKey(id); number++)
                id = $"{chosen.Component.Name}_{number}";
        }
        ids.Add(id, place);
        return id;
    }

    /// <summary>The step once it knows what stands before it; null when something is wrong with its C#, which has been reported.</summary>
    object? BindCode(string id, Chosen chosen)
    {
        if (chosen.Instance is not IBindable bindable)
            return chosen.Instance;
        try
        {
            return bindable.Bind(new Scope(id, columns.Columns, lint.Scripts) { Steps = [.. ids.Keys], GroupOf = column => roles.GroupOf(columns.ReferencesOf(column)), Warn = problem => CodeProblems.Warn(lint, chosen, problem) });
        }
        catch (ScriptException e)
        {
            CodeProblems.Report(lint, chosen, e, columns);
        }
        catch (AssayException e)
        {
            lint.Error(chosen.Place, Codes.BadOptions, ComponentReader.Named(chosen.Component, e));
        }
        return null;
    }

    bool Complete(string id, Chosen chosen, int before)
    {
        var place = chosen.Place;
        var bound = chosen.Instance is IScorer scorer ? BindScorer(scorer, chosen) : new Dictionary<string, string>();
        earlier.CheckRoles(chosen, bound);
        var adds = chosen.Instance is IScorer of ? of.Columns.Select(column => column with { Name = ColumnRegister.FullName(id, column) }) : ((ITableStep)chosen.Instance!).Adds;
        if (chosen.Instance is ITableStep table)
            columns.CheckReads(chosen, table);
        columns.Add(adds, id, place, bound.Values, chosen.Options.All<ColumnName>().Select(pair => pair.Value.Name));
        var over = hostKeys.ReadWord<Over>(chosen.Around, "over");
        CheckOver(chosen, over);
        var maps = hostKeys.ReadFlag(chosen.Around, "maps");
        if (chosen.Around.Find("maps") is { } unfit && chosen.Instance is not IScorer)
            lint.Error(unfit.Place, Codes.UnknownKey, $"'maps' is for scorers; '{chosen.Component.Name}' is a table step and has no per-pixel results");
        var use = new StepUse(id, chosen.Component, chosen.Options.Value, place, chosen.Instance!, bound, maps, over == Over.All);
        steps.Add((use, chosen));
        if (use.Instance is IScorer)
            earlier.Add(id, bound);
        if (Selects(chosen.Instance!))
            selector ??= use;
        return lint.Diagnostics.Errors == before;
    }

    /// <summary>A table step that does not say so itself, as those of plugins, is taken for a selector when it adds no column.</summary>
    static bool Selects(object step) => step is IReadsColumns own ? own.Selects : step is ITableStep { Adds.Count: 0 };

    IReadOnlyDictionary<string, string> BindScorer(IScorer scorer, Chosen chosen)
    {
        if (labels is { } there && scorer.Labels != Evidence.None && (scorer.Labels & there) == 0)
            lint.Error(chosen.Place, Codes.WrongLabels, $"'{chosen.Component.Name}' scores {KindWords.OfLabels(scorer.Labels)}, but {(there == Evidence.None ? "the dataset has no labels; give it some, or leave the step out" : $"the dataset's labels are {KindWords.OfLabels(there, "and")}")}");
        if (scorer.NeedsDenseLabels && coverage is { } stated and not Coverage.Dense)
            lint.Error(chosen.Place, Codes.WrongLabels, $"'{chosen.Component.Name}' needs labels of everything in a sample, but the dataset says 'coverage: {Identifier.SnakeCase(stated.ToString())}'; leave the step out");
        return roles.Bind(chosen, scorer);
    }

    void CheckOver(Chosen chosen, Over? over)
    {
        if (over is not null && chosen.Instance is not IDatasetScorer)
            lint.Error(chosen.Around.Find("over")!.Place, Codes.UnknownKey, $"'over' is for scorers that learn from the whole dataset; '{chosen.Component.Name}' looks at one sample at a time");
        else if (over is null && chosen.Instance is IDatasetScorer { Rounds: > 0 } && selector is not null)
            lint.Diagnostics.Warn(chosen.Place, Codes.SurveyBehindSelector,
                $"'{chosen.Component.Name}' learns from the samples that '{selector.Id}' (line {selector.Place.Line}) keeps; say 'over: all' for the whole dataset, or 'over: kept' if that is meant");
    }
}
