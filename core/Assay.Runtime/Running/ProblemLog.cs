namespace Assay.Runtime.Running;

/// <summary>Problems that belong to no single sample. Thread-safe; read in an order that does not depend on when they came.</summary>
public sealed class ProblemLog
{
    readonly HashSet<Problem> problems = [];
    readonly Lock gate = new();

    public void Add(Problem problem)
    {
        lock (gate)
            problems.Add(problem);
    }

    public IReadOnlyList<Problem> Sorted()
    {
        lock (gate)
            return [.. problems.OrderBy(p => p.Code, StringComparer.Ordinal).ThenBy(p => p.File, StringComparer.Ordinal)
                .ThenBy(p => p.Place, StringComparer.Ordinal).ThenBy(p => p.Message, StringComparer.Ordinal)];
    }
}
