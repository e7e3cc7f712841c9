using System.ComponentModel;

namespace Assay.Scorers.Learning;

/// <summary>Options of <c>proposed</c>.</summary>
public sealed record ProposedOptions
{
    [Description("what earlier rounds proposed, the first round first: a CSV file each with a column 'sample', such as the queue.csv of that round's run; none in the first round")]
    public IReadOnlyList<InputPath> Rounds { get; init; } = [];
}
