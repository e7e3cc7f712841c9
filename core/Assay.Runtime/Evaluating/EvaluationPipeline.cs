using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Evaluating;

/// <summary>What is left of a pipeline when every row shall be scored: selectors, control, review and outputs go.</summary>
static class EvaluationPipeline
{
    static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Pipeline Of(Pipeline pipeline)
    {
        var stays = pipeline.Steps.Select(step => step.Instance is not ITableStep whole || whole.Adds.Count > 0).ToArray();
        return pipeline with
        {
            Steps = [.. pipeline.Steps.Where((_, at) => stays[at]).Select(step => step.Instance is ITableStep whole ? step with { Instance = new KeepsAll(whole) } : step)],
            Control = null,
            Outputs = [],
            Resolved = Without(pipeline.Resolved, stays),
        };
    }

    static string Without(string resolved, bool[] stays)
    {
        var json = (JsonObject)JsonNode.Parse(resolved)!;
        var steps = json["steps"]!.AsArray();
        for (var at = stays.Length - 1; at >= 0; at--)
            if (!stays[at])
                steps.RemoveAt(at);
        foreach (var key in new[] { "control", "outputs" })
            json.Remove(key);
        json["evaluate"] = true;
        return json.ToJsonString(Canonical);
    }

    /// <summary>A step's new columns without what it drops or reorders.</summary>
    sealed class KeepsAll(ITableStep step) : ITableStep, IReadsColumns
    {
        public IReadOnlyList<Column> Adds => step.Adds;
        IReadOnlyList<string> IReadsColumns.Reads => [];
        bool IReadsColumns.Selects => false;

        public Table Apply(Table table)
        {
            var next = step.Apply(table);
            return next with { Samples = Added(table.Samples, next.Samples), Instances = Added(table.Instances, next.Instances) };
        }

        Rows Added(Rows before, Rows after)
        {
            foreach (var column in Adds.Where(column => after.Find(column.Name) >= 0))
                before = before.With(column, after[column.Name].ToArray());
            return before;
        }
    }
}
