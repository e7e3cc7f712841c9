using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Verifying;

/// <summary>Scorers' columns that say whether something has become better: those that selectors looked at, or were computed from, the last first; without any, the main columns.</summary>
sealed class DecidingColumns
{
    /// <param name="Name">In full.</param>
    /// <param name="Position">Among the step's columns of the same kind.</param>
    public sealed record Place(string Step, string Name, Of Of, int Position, Suspicious End);

    public DecidingColumns(IReadOnlyList<StepUse> steps, IReadOnlyList<StepUse> scorers)
    {
        var all = scorers.SelectMany(Places).ToArray();
        var tables = steps.Select(step => step.Instance).OfType<ITableStep>().Reverse().ToArray();
        var named = tables.SelectMany(step => step is IReadsColumns own ? own.Reads : step.Reads).SelectMany(Sources).ToArray();
        All = [.. named.SelectMany(source => all.Where(place => place.Name == source.Name).Select(place => place with { End = source.End ?? place.End })).Where(place => place.End != Suspicious.Neither).DistinctBy(place => place.Name)];
        if (All.Count == 0)
            All = [.. all.Where(place => place.End != Suspicious.Neither && place.Name == place.Step)];

        IEnumerable<Source> Sources(string column)
        {
            var deeper = tables.OfType<IReadsColumns>().SelectMany(step => step.SourcesOf(column)).ToArray();
            return deeper.Length == 0 ? [new Source(column)] : deeper.SelectMany(source => Sources(source.Name).Select(found => found.Name == source.Name ? source : found));
        }
    }

    public IReadOnlyList<Place> All { get; }

    static IEnumerable<Place> Places(StepUse step) => ((IScorer)step.Instance).Columns.GroupBy(column => column.Of)
        .SelectMany(group => group.Select((column, position) => new Place(step.Id, Audit.FullName(step.Id, column), column.Of, position, column.End)));
}
