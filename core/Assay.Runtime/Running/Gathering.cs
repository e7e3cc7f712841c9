using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>Collects a stage's results as columns while they come in, so that memory holds numbers and not results. One caller at a time.</summary>
sealed class Gathering
{
    readonly List<(string Step, int Index)> sources = [];

    public Gathering(IReadOnlyList<StepUse> steps, int samples, Sides sides)
    {
        Instances = new GatheredInstances(steps, samples, sides);
        List<(Column, double[])> columns = [];
        foreach (var step in steps)
        {
            var own = ((IScorer)step.Instance).Columns.Where(column => column.Of == Of.Sample).ToArray();
            for (var c = 0; c < own.Length; c++)
            {
                var values = new double[samples];
                Array.Fill(values, double.NaN);
                columns.Add((own[c] with { Name = Audit.FullName(step.Id, own[c]) }, values));
                sources.Add((step.Id, c));
            }
        }
        SampleColumns = columns;
    }

    public GatheredInstances Instances { get; }
    public IReadOnlyList<(Column Column, double[] Values)> SampleColumns { get; }

    /// <summary>Whether any result had a finding, so that files must be read again for findings.jsonl.</summary>
    public bool HasFindings { get; private set; }

    public void Take(SampleResult result)
    {
        for (var c = 0; c < sources.Count; c++)
            if (result.Scores.TryGetValue(sources[c].Step, out var score) && sources[c].Index < score.Values.Count && score.Values[sources[c].Index] is { } value)
                SampleColumns[c].Values[result.Index] = value;
        foreach (var (_, score) in result.Scores)
            HasFindings |= score.Findings.Count > 0;
        Instances.Take(result);
    }
}
