using Assay.Runtime.Gating;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>Reads the sections of a pipeline and puts them together.</summary>
sealed class DocumentReader(Lint lint, string text)
{
    internal static readonly string[] Required = ["dataset", "steps"];
    internal static readonly string[] Sections = ["dataset", "models", "references", "control", "steps", "review", "outputs", "gates", "suppressions", "cost"];

    readonly ComponentReader components = new(lint);
    readonly HostKeys hostKeys = new(lint);

    /// <summary>The pipeline, or null when there is an error anywhere.</summary>
    public Pipeline? Read(Node root)
    {
        if (root is MapNode map)
            return Read(map);
        if (lint.Diagnostics.Errors == 0)
            lint.Error(root.Place, Codes.NotAPipeline, root.IsNull ? "the file is empty; expected a mapping with 'dataset:' and 'steps:'" : $"the document is {root.Describe()}, expected a mapping with 'dataset:' and 'steps:'");
        return null;
    }

    Pipeline? Read(MapNode map)
    {
        CheckSections(map);
        var dataset = Under(map, "dataset") is { IsNull: false } node ? components.Read(node, Section.Dataset) : null;
        var mapping = dataset is null ? null : hostKeys.ReadMapping(dataset.Around);
        var coverage = dataset is null ? null : hostKeys.ReadCoverage(dataset.Around);
        var attributes = dataset is null ? (null, new Dictionary<string, string>(), []) : hostKeys.ReadAttributes(dataset.Around);
        var models = new NamedModels(lint, map.Find("models"));
        var references = new ReferenceReader(lint, models, hostKeys).Read(Under(map, "references"));
        var control = ReadControl(map);
        var cost = ReadCost(map);
        var labels = (dataset?.Instance as IDataset)?.Gives;
        var roles = new RoleBinder(lint, references, new FittingScorers(lint, labels));
        var reader = new StepReader(lint, components, hostKeys, roles, labels, coverage);
        var steps = reader.Read(Under(map, "steps"));
        var gates = new GateReader(lint, reader.Columns).Read(Under(map, "gates"));
        var suppressions = ReadSuppressions(map);
        var tiles = dataset is null ? null : hostKeys.ReadTiles(dataset.Around, labels);
        var review = Under(map, "review") is { IsNull: false } reviewer ? components.Read(reviewer, Section.Review) : null;
        var outputs = ReadOutputs(Under(map, "outputs"));
        outputs.ForEach(roles.Check);
        if (lint.Diagnostics.Errors > 0)
            return null;
        WarnUnused(references);
        var use = new DatasetUse(dataset!.Component, dataset.Options.Value, dataset.Place, mapping!, coverage) { Attributes = attributes.Value, Tiles = tiles };
        return new Pipeline
        {
            File = Path.GetFullPath(lint.File),
            Summary = Summary(),
            Dataset = use,
            References = [.. references.Select(reference => reference.Use!)],
            Control = control,
            Cost = (CostOptions?)cost?.Value,
            Steps = [.. steps.Select(step => step.Use)],
            Review = review is null ? null : Use(review),
            Outputs = [.. outputs.Select(Use)],
            Gates = [.. gates.Select(gate => gate.Use)],
            Suppressions = ((SuppressionsSection?)suppressions?.Value)?.File,
            Resolved = ResolvedWriter.Write((use, dataset, attributes.Written), references.Select(reference => (reference.Use!, reference.Chosen!)), control, steps, review, outputs, gates.Select(gate => gate.Options), suppressions, cost),
            Warnings = lint.Diagnostics.Sorted(lint.File),
            Paths =
            [
                .. Paths(dataset.Options.Mentions, mention => mention.Key), .. Paths(attributes.Mentions), .. models.Named is { } file ? [file] : Array.Empty<NamedPath>(),
                .. Paths(references.SelectMany(reference => reference.Chosen!.Options.Mentions).Where(mention => mention.Node.Place.File == lint.File).Concat(steps.SelectMany(step => step.Chosen.Options.Mentions))),
                .. Paths(outputs.Append(review).SelectMany(chosen => chosen?.Options.Mentions ?? [])), .. Paths(cost?.Mentions ?? []), .. Paths(suppressions?.Mentions ?? []),
            ],
        };
    }

    static IEnumerable<NamedPath> Paths(IEnumerable<Mention> mentions, Func<Mention, string>? option = null) =>
        mentions.Where(mention => mention.Value is InputPath).Select(mention => new NamedPath(option?.Invoke(mention), ((InputPath)mention.Value).Path, mention.Node));

    static Node? Under(MapNode map, string name) => map.Find(name)?.Value;

    static ComponentUse Use(Chosen chosen) => new(chosen.Component, chosen.Options.Value, chosen.Place);

    void CheckSections(MapNode map)
    {
        foreach (var entry in map.Entries)
            if (!Sections.Contains(entry.Key))
                lint.Error(entry.Place, Codes.UnknownSection, $"a pipeline has no section '{entry.Key}'{(KeyFlaw.Hint(entry) is { Length: > 0 } flaw ? flaw : Suggestion.For(entry.Key, Sections))} (sections: {TextList.Of(Sections)})");
        foreach (var required in Required)
            if (map.Find(required) is not { } entry)
                lint.Error(map.Place, Codes.MissingSection, $"the pipeline has no '{required}:'");
            else if (entry.Value.IsNull || entry.Value is ListNode { Items.Count: 0 })
                lint.Error(entry.Place, Codes.MissingSection, $"'{required}:' is empty; {(required == "steps" ? "it needs at least one step" : "name a dataset")}");
    }

    ControlOptions? ReadControl(MapNode map) =>
        map.Find("control") is { } entry
            ? (ControlOptions?)OptionsBinder.Bind(lint.Folder, lint.Diagnostics, typeof(ControlOptions), entry.Value, entry.Place, "control").Value
            : null;

    BoundOptions? ReadCost(MapNode map) => map.Find("cost") is { } entry ? OptionsBinder.Bind(lint.Folder, lint.Diagnostics, typeof(CostOptions), entry.Value, entry.Place, "cost") : null;

    BoundOptions? ReadSuppressions(MapNode map) =>
        map.Find("suppressions") is { } entry ? OptionsBinder.Bind(lint.Folder, lint.Diagnostics, typeof(SuppressionsSection), entry.Value, entry.Place, "suppressions") : null;

    List<Chosen> ReadOutputs(Node? node)
    {
        if (node is ListNode list)
            return [.. list.Items.Select(item => components.Read(item, Section.Output)).OfType<Chosen>()];
        if (node is not null && !node.IsNull)
            lint.Error(node.Place, Codes.WrongType, $"'outputs' is {node.Describe()}, expected a list: each output on a line that starts with '- '");
        return [];
    }

    void WarnUnused(List<KnownReference> references)
    {
        foreach (var reference in references.Where(reference => !reference.Used))
            lint.Diagnostics.Warn(reference.Place, Codes.UnusedReference, $"no step uses the reference '{reference.Id}'; it would be opened for nothing");
    }

    /// <summary>The first line, when it is a comment that is not for editors.</summary>
    string Summary()
    {
        foreach (var line in text.Split('\n').Select(line => line.Trim()).SkipWhile(line => line.Length == 0))
            if (!line.StartsWith('#'))
                break;
            else if (!line.StartsWith("# yaml-language-server", StringComparison.Ordinal))
                return line.TrimStart('#').Trim();
        return "";
    }
}
