using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Provenance;

namespace Assay.Runtime.Running;

/// <summary>
/// How the items of a queue came into it, as run.json says: what an estimate from their verdicts has to know. What a selector kept is there for sure; what only the control brought is there with
/// the probability that its sample was drawn.
/// </summary>
/// <param name="Unit">What an item is: <c>sample</c>, or <c>item</c> where selectors acted on instances.</param>
/// <param name="Population">How many there are in all, among samples that could be audited; of items those that a scorer spoke of.</param>
/// <param name="Complete">Every sample was asked for its items. If not, <paramref name="Population"/> is no population, and only the control speaks for the dataset.</param>
/// <param name="Samples">Samples that could be audited.</param>
/// <param name="ControlSamples">How many of these the control drew.</param>
/// <param name="Selected">Items that selectors kept on their merits.</param>
/// <param name="ControlSelected">Of these, the ones that are of the control as well.</param>
/// <param name="Clusters">Samples of the control that were drawn together; empty when each was drawn for itself.</param>
sealed record Sampling(string Unit, long Population, bool Complete, long Samples, long ControlSamples, long Selected, IReadOnlyList<string> ControlSelected, IReadOnlyList<IReadOnlyList<string>> Clusters)
{
    public const string OfSamples = "sample", OfItems = "item";

    /// <summary>The probability with which a sample came into the control.</summary>
    public double Probability => Samples == 0 ? 0 : (double)ControlSamples / Samples;

    public static Sampling Of(Audit audit, bool ofInstances, Pipeline pipeline, IReadOnlyList<StepCount> steps)
    {
        var (samples, rows) = (audit.Table.Samples, ofInstances ? audit.Table.Instances : audit.Table.Samples);
        var sound = Enumerable.Range(0, rows.Count).Where(row => audit.Failures[rows.Samples[row]] is null).ToArray();
        var all = Enumerable.Range(0, samples.Count).Count(row => audit.Failures[row] is null);
        return new Sampling(ofInstances ? OfItems : OfSamples, sound.Length, !ofInstances || IsComplete(audit, pipeline, steps), all,
            Enumerable.Range(0, samples.Count).Count(row => samples.Control[row] && audit.Failures[row] is null), sound.Count(row => rows.Selected[row]),
            [.. sound.Where(row => rows.Control[row] && rows.Selected[row]).Select(row => ofInstances ? audit.Items[row].Item : ItemId.OfSample(audit.Ids[rows.Samples[row]]))], ClustersOf(audit, pipeline.Control));
    }

    /// <summary>The first scorer of instances, and those that found regions, saw all samples: none had been dropped before them.</summary>
    static bool IsComplete(Audit audit, Pipeline pipeline, IReadOnlyList<StepCount> steps)
    {
        var found = Enumerable.Range(0, audit.Items.Count).Select(row => audit.Items[row].RegionStep).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var naming = pipeline.Steps.FirstOrDefault(step => step.Instance is IScorer scorer && scorer.Columns.Any(column => column.Of == Assay.Of.Instance))?.Id;
        var sound = audit.Failures.Count(failure => failure is null);
        return steps.All(step => (step.Step != naming && !found.Contains(step.Step)) || step.In >= sound);
    }

    static IReadOnlyList<IReadOnlyList<string>> ClustersOf(Audit audit, ControlOptions? options)
    {
        if (options is null || SampleClusters.AttributeOf(options.Unit, audit.Table.Attributes) is not { } attribute)
            return [];
        var clusters = SampleClusters.Of(attribute, audit.Table.Attributes, audit.Ids.Count);
        return [.. Enumerable.Range(0, audit.Ids.Count).Where(row => audit.Table.Samples.Control[row]).GroupBy(row => clusters[row]).Where(group => group.Count() > 1).Select(group => group.Select(row => audit.Ids[row]).ToArray())];
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["unit"] = Unit,
            ["population"] = Population,
            ["complete"] = Complete,
            ["samples"] = Samples,
            ["queue"] = new JsonObject { ["selected"] = Selected, ["probability"] = 1 },
            ["control"] = new JsonObject { ["samples"] = ControlSamples, ["probability"] = Probability, ["selected"] = Texts(ControlSelected) },
        };
        if (Clusters.Count > 0)
            json["control"]!["clusters"] = new JsonArray([.. Clusters.Select(Texts)]);
        return json;
    }

    static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    /// <summary>What run.json says; null in one from before it was recorded.</summary>
    public static Sampling? Read(JsonElement run)
    {
        if (!run.TryGetProperty("sampling", out var json))
            return null;
        var control = json.GetProperty("control");
        return new Sampling(json.GetProperty("unit").GetString()!, json.GetProperty("population").GetInt64(), json.GetProperty("complete").GetBoolean(), json.GetProperty("samples").GetInt64(),
            control.GetProperty("samples").GetInt64(), json.GetProperty("queue").GetProperty("selected").GetInt64(), Strings(control.GetProperty("selected")),
            control.TryGetProperty("clusters", out var clusters) ? [.. clusters.EnumerateArray().Select(Strings)] : []);
    }

    static IReadOnlyList<string> Strings(JsonElement array) => [.. array.EnumerateArray().Select(text => text.GetString()!)];
}
