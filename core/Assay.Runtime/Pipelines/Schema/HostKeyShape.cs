using System.Text.Json.Nodes;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Reading;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Schema;

/// <summary>The shapes of the keys that <see cref="HostKeys"/> and <see cref="StepIds"/> read.</summary>
static class HostKeyShape
{
    static readonly Dictionary<string, (string Text, Func<JsonObject> Shape)> Known = new()
    {
        ["id"] = ("Names the step's columns; without it the component's name does.", () => Shapes.AnyOf(Shapes.Use("identifier"), Shapes.Use("variable"))),
        ["maps"] = ("Keep per-pixel results below maps/ of the run folder.", Shapes.Flag),
        ["over"] = ("Which samples a scorer that learns from the whole dataset observes.", () => Word(typeof(Over))),
        ["coverage"] = ("How completely samples are labelled; scorers that need every pixel or object labelled refuse less than dense.", () => Word(typeof(Coverage))),
        ["min_joined"] = ("Least share of the dataset's samples that the reference must know; below it the run is refused.",
            () => Shapes.AnyOf(new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 }, Shapes.Use("number_in_text"))),
        ["attributes"] = ("A CSV file with further facts about samples, by id; expressions see them as number[\"x\"] and text[\"x\"].", () => RecordShape.OrShorthand(typeof(AttributesOptions))),
        ["tiles"] = ("Cuts large images into samples: windows of this size, which may overlap; their results are put together again for each image.", () => RecordShape.OrShorthand(typeof(TilesOptions))),
        ["trained_on"] = ("What the reference learnt from: values of the attribute 'split', values by attribute, or all.",
            () => Shapes.AnyOf(Shapes.OneOrMore(Shapes.Use("name")), Shapes.MapOf(Shapes.OneOrMore(Shapes.Use("name"))))),
        ["folds"] = ("The attribute that names each sample's fold; a model that had not seen the fold gave the opinion.", () => Shapes.Use("name")),
        ["classes"] = ("Class names in order (ids 0, 1, ...), a mapping of names to ids, 'a, b, c', or how many there are.", Classes),
        ["map"] = ("Their classes to ours, as in { car: vehicle, sky: ~ }; ~ is void, or no opinion.", () => Shapes.MapOf(Shapes.OrNull(Shapes.Use("name")))),
        ["ignore"] = ("Ids or names of classes that are void.", () => Shapes.OneOrMore(Shapes.Use("name"))),
    };

    /// <summary>Section.HostKeys holds no other key; a test says so.</summary>
    public static JsonObject Of(string key) => Known.TryGetValue(key, out var known)
        ? Shapes.Described(known.Text, known.Shape())
        : throw new InvalidOperationException($"the host-level key '{key}' has no shape");

    /// <summary>Whether the reader takes a key beside a component that its section allows.</summary>
    public static bool FitsBeside(string key, Component component) => key switch
    {
        "maps" => component.Kind == ComponentKind.Scorer,
        "over" => component.Kind == ComponentKind.Scorer && typeof(IDatasetScorer).IsAssignableFrom(component.Type),
        _ => true,
    };

    static JsonObject Word(Type type) => Shapes.OrVariable(Shapes.Words(TypeWords.Words(type)));

    static JsonObject Classes() => Shapes.AnyOf(
        new JsonObject { ["type"] = "array", ["items"] = Shapes.Use("name"), ["minItems"] = 1 },
        new JsonObject { ["type"] = "object", ["additionalProperties"] = Shapes.AnyOf(new JsonObject { ["type"] = "integer" }, Shapes.Use("whole_number_in_text")), ["minProperties"] = 1 },
        new JsonObject { ["type"] = "string", ["minLength"] = 1 },
        new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = HostKeys.MostClasses });
}
