using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Testing;

/// <summary>Columns, steps and references that a case names must be the pipeline's.</summary>
sealed class NameCheck(Pipeline pipeline, TestCase test, Diagnostics diagnostics)
{
    readonly List<Column> columns = [.. pipeline.Steps.SelectMany(step => step.Instance is ITableStep table ? table.Adds
        : ((IScorer)step.Instance).Columns.Select(column => column with { Name = Audit.FullName(step.Id, column) }))];

    public void Run()
    {
        foreach (var (sample, values) in test.Expected.Scores ?? new Dictionary<string, IReadOnlyDictionary<string, string>>())
            foreach (var column in values.Keys)
                CheckColumn(column, Of.Sample, "scores", sample, column);
        foreach (var (index, row) in (test.Expected.Instances ?? []).Index())
        {
            foreach (var column in row.Columns.Keys)
                CheckColumn(column, Of.Instance, "instances", $"{index}", column);
            if (InstanceItem.StepOf(row.Side) is { } finder)
                Check("step", finder, pipeline.Steps.Select(use => use.Id), Codes.UnknownStep, "instances", $"{index}", "side");
            else if (row.Side != InstanceItem.LabelSide)
                CheckReference(row.Side, "instances", $"{index}", "side");
        }
        foreach (var (index, finding) in (test.Expected.Findings ?? []).Index())
        {
            if (finding.Step is { } step)
                Check("step", step, pipeline.Steps.Select(use => use.Id), Codes.UnknownStep, "findings", $"{index}", "step");
            if (finding.Reference is { } reference)
                CheckReference(reference, "findings", $"{index}", "reference");
        }
        foreach (var table in test.Expected.Tables?.Keys ?? [])
            Check("step", table.Split('.')[0], pipeline.Steps.Where(use => use.Instance is IDatasetScorer or ITableStep).Select(use => use.Id), Codes.UnknownStep, "tables", table);
    }

    void CheckReference(string id, params string[] path) => Check("reference", id, pipeline.References.Select(use => use.Id), Codes.UnknownReference, path);

    void CheckColumn(string name, Of of, params string[] path) =>
        Check(of == Of.Sample ? "column of samples" : "column of instances", name, columns.Where(column => column.Of == of).Select(column => column.Name), Codes.UnknownColumn, path);

    void Check(string what, string name, IEnumerable<string> known, string code, params string[] path)
    {
        var names = known.ToList();
        if (!names.Contains(name))
            diagnostics.Error(test.At(path), code, $"the pipeline has no {what} '{name}'{Suggestion.For(name, names)}{(names.Count == 0 ? "; it has none" : $" (there are: {TextList.Of(names)})")}");
    }
}
