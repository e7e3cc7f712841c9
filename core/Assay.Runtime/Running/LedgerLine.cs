namespace Assay.Runtime.Running;

/// <summary>What was flattened, dropped or guessed while labels were read, in one respect: entries of the opening and of all samples that were read, added up.</summary>
/// <param name="Count">How many of what the message names.</param>
/// <param name="Entries">With their places, in the order in which a run lists problems.</param>
public sealed record LedgerLine(Conversion Conversion, string Code, string Message, long Count, IReadOnlyList<Problem> Entries)
{
    /// <summary>Lines in a fixed order; what is wrong with data is no entry.</summary>
    public static IReadOnlyList<LedgerLine> Of(IEnumerable<Problem> problems) => [.. problems.Where(problem => problem.Conversion is not null)
        .GroupBy(entry => (Conversion: entry.Conversion!.Value, entry.Code, entry.Message))
        .OrderBy(group => group.Key.Conversion).ThenBy(group => group.Key.Code, StringComparer.Ordinal).ThenBy(group => group.Key.Message, StringComparer.Ordinal)
        .Select(group => new LedgerLine(group.Key.Conversion, group.Key.Code, group.Key.Message, group.Sum(entry => entry.Count), [.. group]))];
}
