using System.Globalization;
using System.Reflection;
using System.Text;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Proposing;

/// <summary>Writes the pipeline with a comment on each choice. Of scorers it takes those that can score the labels with what the reference gives; it knows none by name, and runs those
/// that say they are to begin with.</summary>
/// <param name="left">What else was found, for a comment.</param>
/// <param name="from">What was looked at, as the user named it.</param>
sealed class PipelineDraft(OpenCandidate first, OpenSecond? second, PluginCatalog catalog, Func<Component, IHost> hosts, IEnumerable<Found> left, string from)
{
    const int MostQueued = 500;

    readonly StringBuilder text = new();

    public string Write()
    {
        Line($"# Audits {first.Candidate.Main}{(second is null ? "" : $" against {second.Candidate.Main}")}.");
        Line($"# Written by 'assay new pipeline' for {from}; change it as you like. 'assay describe NAME' explains a component, 'assay lint' checks the file.");
        Line("dataset:");
        Line($"  # {first.Words}");
        Line($"  {first.Candidate.Yaml}");
        WriteClasses();
        foreach (var other in left)
            Line($"# Not used: {other.Path}, {other.Component}: {other.Evidence}");
        WriteReference();
        WriteSteps();
        return text.ToString();
    }

    /// <summary>One line, whatever a file's name holds.</summary>
    void Line(string line) => text.Append(OneLine(line)).Append('\n');

    static string OneLine(string words) => words.ReplaceLineEndings(" ");

    void WriteClasses()
    {
        if (first.Classes.Count > 0 || first.SeenIds.Count == 0)
            return;
        var planes = second?.Planes ?? 0;
        // By convention, not by any standard: the highest number of a byte is what nobody labelled. Never a class that a model has a plane for.
        int[] ignored = [.. first.SeenIds.Where(id => id < 0 || id == byte.MaxValue && first.SeenIds.Any(other => other < id) && planes <= id)];
        int[] ids = [.. first.SeenIds.Except(ignored)];
        var count = Math.Max(planes, ids.Length == 0 ? 1 : ids[^1] + 1L);
        var listed = count <= Math.Max(planes, 2 * Math.Max(ids.Length, 8));
        Line(planes > 0 && listed ? $"  # {planes} classes, one for each of the model's; give them their names, in this order." : $"  # Ids seen in {first.LookedAt} of {first.Ids.Count} samples; give the classes their names.");
        Line(listed ? $"  classes: [{string.Join(", ", Enumerable.Range(0, (int)count).Select(id => $"class_{id}"))}]" : $"  classes: {{ {string.Join(", ", ids.Select(id => $"class_{id}: {id}"))} }}");
        if (ignored.Length > 0)
            Line($"  ignore: [{string.Join(", ", ignored.Select(id => id.ToString(CultureInfo.InvariantCulture)))}]      # taken for 'no class'; leave it out if it is one");
    }

    void WriteReference()
    {
        if (second is null)
        {
            Line("# No second opinion was found. With a model's stored predictions or somebody else's labels below 'references:' there is far more to see; 'assay list' shows what can be one.");
            return;
        }
        Line("references:");
        Line($"  {second.Candidate.Id}:");
        Line($"    # {second.Words}");
        Line($"    {second.Candidate.Yaml}");
        if (second.Join.Share < 0.98)
            Line($"    min_joined: {(Math.Floor(second.Join.Share * 100) / 100).ToString(CultureInfo.InvariantCulture)}      # less than the usual 0.98: the others stay without an opinion");
    }

    void WriteSteps()
    {
        Line("steps:");
        var fitting = Fitting().ToList();
        var scorers = fitting.Exists(pair => IsFirst(pair.Component)) ? fitting.FindAll(pair => IsFirst(pair.Component)) : fitting;
        foreach (var (component, scorer) in scorers)
            Line($"  - {component.Name}: {Options(component, scorer)}      # {component.Summary}");
        if (fitting.Count > scorers.Count)
            Line($"  # These would fit as well: {TextList.Of(fitting.Except(scorers).Select(pair => pair.Component.Name).Order(StringComparer.Ordinal))}. 'assay inject' and 'assay evaluate' say which finds your kind of error.");
        AddSelector(scorers);
        if (catalog.Components.Any(component => component is { Kind: ComponentKind.Reviewer, Name: "terminal" }))
            Line("review: { terminal: {} }      # 'assay review' opens the queue here: a key per item");
    }

    void AddSelector(IReadOnlyList<(Component Component, IScorer Scorer)> scorers)
    {
        if (scorers.Count == 0 || Column(scorers[^1].Scorer) is not { } column)
        {
            Line($"  - limit: {MostQueued}      # nothing installed can score these labels as they are");
            return;
        }
        var name = column.Name.Length == 0 ? scorers[^1].Component.Name : $"{scorers[^1].Component.Name}_{column.Name}";
        Line($"  - {(column.End == Suspicious.Low ? "lowest" : "highest")}: {{ by: {name}, count: {MostQueued} }}      # what is looked at first, and how much of it");
    }

    /// <summary>Those with the narrowest need last: the last one orders the queue.</summary>
    IEnumerable<(Component Component, IScorer Scorer)> Fitting() =>
        catalog.Components.Where(component => component is { Kind: ComponentKind.Scorer, Plugin: not "assay" }).Select(component => (component, Scorer: Create(component))).Where(pair => pair.Scorer is { } scorer && Fits(scorer))
            .Select(pair => (pair.component, Scorer: pair.Scorer!)).OrderByDescending(pair => pair.Scorer.Needs.Sum(need => System.Numerics.BitOperations.PopCount((uint)need.Of))).ThenBy(pair => pair.component.Name, StringComparer.Ordinal);

    static bool IsFirst(Component component) => component.Type.GetCustomAttribute<ComponentAttribute>()?.First == true;

    IScorer? Create(Component component)
    {
        try
        {
            return ComponentFacts.Create(component, hosts(component)) as IScorer;
        }
        catch (AssayException)
        {
            return null; // Options that cannot be made up.
        }
    }

    bool Fits(IScorer scorer)
    {
        var needs = scorer.Needs.Where(need => need.Of != Evidence.None).ToList();
        return (scorer.Labels == Evidence.None || (scorer.Labels & first.Gives) != 0) && (!scorer.NeedsDenseLabels || first.Coverage == Coverage.Dense) && Column(scorer) is not null
            && (second is null ? needs.Count == 0 : needs.Count > 0 && needs.All(need => need.Optional || (need.Of & second.Gives) != 0) && needs.Exists(need => (need.Of & second.Gives) != 0))
            && Accepts(scorer);
    }

    /// <summary>Whether it takes the dataset's classes and attributes: one for videos refuses photographs.</summary>
    bool Accepts(IScorer scorer)
    {
        try
        {
            scorer.Check(first.Classes, first.Attributes);
            return true;
        }
        catch (AssayException)
        {
            return false;
        }
    }

    string Options(Component component, IScorer scorer) =>
        second is not null && scorer.Needs.FirstOrDefault(need => (need.Of & second.Gives) != 0) is { } need && OptionsSchema.Of(component.OptionsType ?? typeof(object)).Find(need.Role) is not null
            ? $"{{ {need.Role}: {second.Candidate.Id} }}" : "{}";

    /// <summary>What to order by: objects where the scorer speaks of objects, and the labels have some or it finds its own in label maps.</summary>
    Column? Column(IScorer scorer) =>
        scorer.Columns.LastOrDefault(column => column.Of == Of.Instance && column.End != Suspicious.Neither && (first.Gives.HasFlag(Evidence.Instances) || !scorer.Labels.HasFlag(Evidence.Instances))) ?? scorer.Columns.FirstOrDefault(column => column.Of == Of.Sample && column.End != Suspicious.Neither);
}
