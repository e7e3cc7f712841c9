using System.Globalization;
using System.Text;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Comparing;

/// <summary>Writes the pipeline that compares.</summary>
public sealed class ComparisonDraft(PluginCatalog catalog, SourceFinder finder, ComparisonOptions options)
{
    public const string Match = "match", Contour = "contour", Compare = "compare", Evaluate = "coco_eval", Floor = "contour_floor";

    const int MostQueued = 200;

    readonly StringBuilder text = new();

    /// <summary>The sources as they were found, A first; B's ids are those of the pipeline's references.</summary>
    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <summary>Whether outlines are measured.</summary>
    public bool HasContour => options.Contour != false && catalog.Find(ComponentKind.Scorer, Contour) is not null;

    /// <summary>Whether the noise of drawing is measured beside them.</summary>
    public bool HasFloor => HasContour && catalog.Find(ComponentKind.Scorer, Floor) is not null;

    /// <exception cref="AssayException">A source is not what can be compared.</exception>
    public async Task<string> WriteAsync(string a, IReadOnlyList<string> others, CancellationToken stop)
    {
        foreach (var needed in new[] { Match, Compare })
            if (catalog.Find(ComponentKind.Scorer, needed) is null)
                throw new AssayException("missing-component", $"'assay compare' needs the component '{needed}', which is not installed{catalog.PerhapsIn}");
        if (options.Contour == true && !HasContour)
            throw new AssayException("missing-component", $"--contour needs the component '{Contour}', which is not installed; leave it out to compare without distances");
        var first = finder.FindDataset(a);
        var besides = others.Select(path => finder.FindReference(path, first, a)).ToArray();
        Sources = [first, .. Named(besides)];
        text.Append(CultureInfo.InvariantCulture, $"# {OneLine(string.Join(", ", others))} held against {OneLine(a)}, object by object.\n");
        text.Append("# Written by 'assay compare'; 'assay describe NAME' explains a component.\n");
        text.Append(CultureInfo.InvariantCulture, $"dataset:\n  {WithJoin(first)}\nreferences:\n");
        foreach (var source in Sources.Skip(1))
            await WriteReferenceAsync(first, source, stop);
        text.Append("steps:\n");
        foreach (var source in Sources.Skip(1))
            WriteSteps(source);
        text.Append(CultureInfo.InvariantCulture, $"  - lowest: {{ by: {Step(Match, Sources[1])}, count: {MostQueued} }}      # the queue: the images that differ most\n");
        return text.ToString();
    }

    static string OneLine(string words) => words.ReplaceLineEndings(" ");

    /// <summary>Ids that differ from each other and from those of steps.</summary>
    static IEnumerable<Source> Named(Source[] sources)
    {
        HashSet<string> taken = new(StringComparer.Ordinal) { Match, Contour, Compare, Evaluate, Floor };
        foreach (var source in sources)
        {
            var id = source.Id;
            for (var number = 2; !taken.Add(id); number++)
                id = $"{source.Id}_{number}";
            yield return source with { Id = id };
        }
    }

    /// <summary>The id of a step, which names its tables.</summary>
    public string Step(string step, Source source) => Sources.Count == 2 ? step : $"{step}_{source.Id}";

    string WithJoin(Source source)
    {
        if (!options.ImagesById)
            return source.Yaml;
        var component = catalog.Named(source.Component).First(component => component.Kind is ComponentKind.Dataset or ComponentKind.Reference);
        if (source.Scored)
            return source.Yaml;
        if (OptionsSchema.Of(component.OptionsType ?? typeof(object)).Find("join") is null)
            throw new AssayException("join-by-id", $"--join id: '{source.Component}', which reads {source.Given}, names its images in one way only; leave the option out");
        return source.Yaml.TrimEnd().TrimEnd('}').TrimEnd() + ", join: id }";
    }

    async Task WriteReferenceAsync(Source first, Source source, CancellationToken stop)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {source.Id}:\n    {WithJoin(source)}\n");
        if (options.MinJoined is { } share)
            text.Append(CultureInfo.InvariantCulture, $"    min_joined: {share}\n");
        if (options.ClassesById && !source.Scored)
            text.Append(CultureInfo.InvariantCulture, $"    map: {{ {string.Join(", ", await PairAsync(first, source, stop))} }}\n");
    }

    /// <summary>Classes of one number, as <c>map:</c> has them: theirs to ours; a number that A does not have is void.</summary>
    async Task<IEnumerable<string>> PairAsync(Source first, Source source, CancellationToken stop)
    {
        var (ours, theirs) = (await ClassesAsync(first, stop), await ClassesAsync(source, stop));
        var names = ours.ToDictionary(entry => entry.Id, entry => entry.Name);
        if (!theirs.Any(entry => names.ContainsKey(entry.Id)))
            throw new DataException("no-common-class", $"--classes id: {source.Given} and {first.Given} have no class number in common: {Numbers(theirs)} against {Numbers(ours)}; leave the option out to join classes by name");
        return theirs.Select(entry => $"{YamlText.Scalar(entry.Name)}: {(names.TryGetValue(entry.Id, out var name) ? YamlText.Scalar(name) : "~")}");
    }

    static string Numbers(ClassList classes) => string.Join(", ", classes.Take(8).Select(entry => $"{entry.Id} ({entry.Name})")) + (classes.Count > 8 ? ", ..." : "");

    async Task<ClassList> ClassesAsync(Source source, CancellationToken stop)
    {
        await using var dataset = finder.DatasetOf(WithJoin(source));
        await dataset.OpenAsync(stop);
        return dataset.Classes;
    }

    void WriteSteps(Source source)
    {
        var (match, contour) = (Step(Match, source), Step(Contour, source));
        Write(Match, source, [("iou", Number(options.Iou)), ("gold", options.GoldIsB ? "reference" : "labels")]);
        if (HasContour)
            Write(Contour, source, [("pairs", match), ("tolerances", "[]"), ("boundary_ratio", "0")]); // What the tables do not need costs time.
        Write(Compare, source,
        [
            ("pairs", match), .. HasContour ? new[] { ("contour", contour) } : [], ("iou", Number(options.Iou)), ("sizes", options.SizesByBox ? "box" : "area"),
            ("gold", options.GoldIsB ? "reference" : "labels"), ("tie_order", options.TieOrder), ("crowds", options.CrowdsAside ? "set_aside" : "counted"),
            ("top", Number(options.Top)),
        ]);
        if (HasFloor)
            Write(Floor, source, []);
        if (source.Scored && catalog.Find(ComponentKind.Scorer, Evaluate) is not null)
            Write(Evaluate, source, []);
    }

    static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Only options that the component has: it may be another version than this verb was written for.</summary>
    void Write(string step, Source source, (string Key, string Value)[] given)
    {
        var schema = OptionsSchema.Of(catalog.Find(ComponentKind.Scorer, step)!.OptionsType ?? typeof(object));
        var written = given.Prepend(("reference", source.Id)).Where(option => schema.Find(option.Item1) is not null).Select(option => $"{option.Item1}: {option.Item2}");
        text.Append(CultureInfo.InvariantCulture, $"  - {step}: {{ {string.Join(", ", written)} }}\n");
        if (Step(step, source) != step)
            text.Append(CultureInfo.InvariantCulture, $"    id: {Step(step, source)}\n");
    }
}
