using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Runtime.Gating;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Reading;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Schema;

/// <summary>
/// A JSON Schema (draft-07) of whole pipelines, for editors: composed from the catalog and the options records. It accepts whatever the reader accepts and refuses every key the
/// reader refuses; what takes more than a schema (names of references and columns, expressions, files) is left to lint.
/// </summary>
public static class PipelineSchema
{
    static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as JSON text that ends with a new line; deterministic for a catalog.</summary>
    public static string Write(PluginCatalog catalog) => Of(catalog).ToJsonString(Layout) + "\n";

    static JsonObject Of(PluginCatalog catalog) => new()
    {
        ["$schema"] = "http://json-schema.org/draft-07/schema#",
        ["title"] = "Assay pipeline",
        ["description"] = "Fixed ends, a linear middle: a dataset is audited against references by steps. Written by 'assay schema'.",
        ["type"] = "object",
        ["required"] = new JsonArray([.. DocumentReader.Required.Select(name => (JsonNode)name)]),
        ["additionalProperties"] = false,
        ["properties"] = Sections(),
        ["definitions"] = Definitions(catalog),
    };

    static JsonObject Sections() => new()
    {
        ["dataset"] = Described("The dataset that is audited.", Shapes.Use("dataset")),
        ["models"] = Described("A file of models that references name with 'model:': names with a reference each.", new JsonObject { ["type"] = "string", ["minLength"] = 1 }),
        ["references"] = Described("Whatever says what the labels should be, by ids of your choice.", new JsonObject
        {
            ["type"] = new JsonArray("object", "null"),
            ["propertyNames"] = Shapes.Use("identifier"),
            ["additionalProperties"] = Shapes.Use("reference"),
        }),
        ["control"] = Described("A random sample drawn before any selector.", RecordShape.Of(typeof(ControlOptions))),
        ["steps"] = Described("Scorers and table steps, in order; each sees the columns of those before it.", new JsonObject
        {
            ["type"] = "array",
            ["minItems"] = 1,
            ["items"] = Shapes.Use("step"),
        }),
        ["review"] = Described("What reviewers see.", Shapes.OrNull(Shapes.Use("review"))),
        ["outputs"] = Described("What is written about a run, beside the run folder's own files.", new JsonObject
        {
            ["type"] = new JsonArray("array", "null"),
            ["items"] = Shapes.Use("output"),
        }),
        ["gates"] = Described("What a run has to keep for 'assay run' and 'assay gate' to succeed.", new JsonObject
        {
            ["type"] = new JsonArray("array", "null"),
            ["items"] = RecordShape.Of(typeof(GateOptions)),
        }),
        ["suppressions"] = Described("A YAML file of items that gates leave out, each with reason, author and expiry.", RecordShape.OrShorthand(typeof(SuppressionsSection))),
        ["cost"] = Described("What labelling the queue again would cost.", RecordShape.Of(typeof(CostOptions))),
    };

    static JsonObject Definitions(PluginCatalog catalog) => new()
    {
        ["dataset"] = ComponentShape.Of(Section.Dataset, catalog),
        ["reference"] = ComponentShape.Of(Section.Reference, catalog),
        ["step"] = ComponentShape.Of(Section.Step, catalog),
        ["review"] = ComponentShape.Of(Section.Review, catalog),
        ["output"] = ComponentShape.Of(Section.Output, catalog),
        ["identifier"] = Shapes.Identifier(),
        ["name"] = Shapes.Name(),
        ["variable"] = Shapes.Text(@"\$\{"),
        ["whole_number_in_text"] = Shapes.Text(@"^[-+]?[0-9]+$|\$\{"),
        ["number_in_text"] = Shapes.Text(@"^[-+]?[0-9.]+([eE][-+]?[0-9]+)?$|\$\{"),
    };

    static JsonObject Described(string text, JsonObject shape) => Shapes.Described(text, shape);
}
