using Assay.Runtime.Gating;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>Reads the <c>gates:</c> list. A gate sees the columns of all steps.</summary>
sealed class GateReader(Lint lint, ColumnRegister columns)
{
    public IReadOnlyList<(GateUse Use, BoundOptions Options)> Read(Node? node)
    {
        if (node is ListNode list)
            return [.. list.Items.Select(ReadOne).OfType<(GateUse, BoundOptions)>()];
        if (node is not null && !node.IsNull)
            lint.Error(node.Place, Codes.WrongType, $"'gates' is {node.Describe()}, expected a list: each gate on a line that starts with '- '");
        return [];
    }

    (GateUse, BoundOptions)? ReadOne(Node node)
    {
        var bound = OptionsBinder.Bind(lint.Folder, lint.Diagnostics, typeof(GateOptions), node, node.Place, "gate");
        if (bound.Value is not GateOptions options)
            return null;
        Check(options, node.Place);
        foreach (var (mention, column) in bound.All<ColumnName>())
            if (columns.Columns.All(known => known.Name != column.Name) && !columns.IsOfBroken(column.Name))
                lint.Error(mention.Node.Place, Codes.UnknownColumn, $"'{mention.Key}' names the column '{column.Name}', which no step adds{Suggestion.For(column.Name, columns.Columns.Select(known => known.Name))} (columns: {TextList.Of(columns.Columns.Select(known => known.Name))})");
        return Compile(options, bound, node.Place) is (true, var condition)
            ? (new GateUse(options, node.Place, condition, [.. (condition?.Columns ?? [.. options.Mean is { } mean ? new[] { mean.Name } : []]).SelectMany(columns.ReferencesOf).Distinct().Order(StringComparer.Ordinal)]), bound) : null;
    }

    void Check(GateOptions options, Place place)
    {
        if (options.Bound is not null && !GateUse.IsEstimated(options.Figure))
            lint.Error(place, Codes.BadOptions, $"'bound' belongs to figures that are estimated from the control or from verdicts; {(options.Figure is { } figure ? $"'{figure}'" : "this one")} is counted over all rows, which leaves nothing to chance: remove 'bound'");
        if (options.Bound is GateBound.Lower95 && options.AtMost is not null || options.Bound is GateBound.Upper95 && options.AtLeast is not null)
            lint.Error(place, Codes.BadOptions, options.AtMost is not null ? "'at_most' with 'bound: lower95' passes the more easily the fewer verdicts there are; say 'bound: upper95'" : "'at_least' with 'bound: upper95' passes the more easily the fewer verdicts there are; say 'bound: lower95'");
        if (options.Bound is not null && options.NoWorseThan is not null)
            lint.Error(place, Codes.BadOptions, "'no_worse_than' compares two estimates, so 'bound' has no meaning there; remove one of them");
        if (options.Slice is not null && !GateUse.CanBeSliced(options.Figure))
            lint.Error(place, Codes.BadOptions, $"'{options.Figure}' is not known for parts of the samples; remove 'slice'");
        if (options.Figure == "rubric.quality" && columns.Columns.All(column => column.Name != "rubric"))
            lint.Error(place, Codes.BadOptions, "'rubric.quality' is 100 less the mean of the column 'rubric', which no step adds; put the step 'rubric' into the pipeline, or take 'review.quality', which is by verdicts");
    }

    (bool Good, CompiledExpression? Condition) Compile(GateOptions options, BoundOptions bound, Place place)
    {
        if (options.Share is not { } share)
            return (true, null);
        try
        {
            var condition = lint.Scripts.CompileCondition(share.Text, columns.Columns);
            foreach (var warning in condition.Warnings)
                CodeProblems.Warn(lint, bound, place, warning with { Code = Codes.SurprisingExpression, Message = $"'{condition.Text}': {warning.Message}" });
            return (true, condition);
        }
        catch (ScriptException e)
        {
            CodeProblems.Report(lint, bound, place, e, columns);
            return (false, null);
        }
    }
}
