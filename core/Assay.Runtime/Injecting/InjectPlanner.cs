namespace Assay.Runtime.Injecting;

/// <summary>Chooses samples, and for each the errors that it can carry.</summary>
sealed class InjectPlanner(Subjects subjects, InjectOptions options, IReadOnlyList<IInjection> kinds)
{
    readonly WantedErrors wanted = new(kinds, [.. options.Strengths.Distinct().Order()]);
    readonly HashSet<(int Sample, string Kind, double Strength)> refused = [];
    readonly HashSet<int> useless = [];

    /// <summary>In dataset order.</summary>
    /// <exception cref="DataException">There are too few samples that can carry an error that is wanted.</exception>
    public async Task<IReadOnlyList<PlannedSample>> PlanAsync(CancellationToken stop)
    {
        var ids = subjects.Dataset.Ids;
        var count = Math.Max(1, (int)Math.Round(options.Share * ids.Count));
        LinkedList<int> free = new(Enumerable.Range(0, ids.Count).OrderBy(i => SeededRandom.For(options.Seed, ids[i]).Bits()).ThenBy(i => ids[i], StringComparer.Ordinal));
        List<PlannedSample> plan = [];
        while (plan.Count < count)
        {
            var errors = Enumerable.Range(plan.Count * options.PerSample, options.PerSample).Select(number => wanted[number]).ToList();
            plan.Add(await TakeAsync(free, errors, stop) ?? throw TooFew(plan.Count, count, errors));
        }
        return [.. plan.OrderBy(sample => sample.Index)];
    }

    /// <summary>The first sample in line that can carry them.</summary>
    async Task<PlannedSample?> TakeAsync(LinkedList<int> free, List<(IInjection Kind, double Strength)> errors, CancellationToken stop)
    {
        for (var node = free.First; node is not null; node = node.Next)
        {
            stop.ThrowIfCancellationRequested();
            if (errors.Exists(error => refused.Contains((node.Value, error.Kind.Name, error.Strength))) || useless.Contains(node.Value))
                continue;
            if (await TryAsync(node.Value, errors, stop) is not { } planned)
                continue;
            free.Remove(node);
            return planned;
        }
        return null;
    }

    async Task<PlannedSample?> TryAsync(int index, List<(IInjection Kind, double Strength)> errors, CancellationToken stop)
    {
        if (await subjects.ReadAsync(index, stop) is not var (_, subject))
        {
            useless.Add(index);
            return null;
        }
        if (Attempts.Find(subject, subjects.Dataset.Ids[index], options.Seed, errors) is { } found)
            return new PlannedSample(index, found);
        if (errors is [var only])
            refused.Add((index, only.Kind.Name, only.Strength));
        return null;
    }

    bool IsOfTags => kinds[0].Of == Evidence.ClassScores;

    /// <summary>What an object must have for some errors, in words.</summary>
    string Condition(List<(IInjection Kind, double Strength)> errors) => IsOfTags ? " (a class is dropped where there are several)"
        : errors.Exists(error => error.Kind.ChangesPixels) ? $" that changes {Math.Max(1, options.MinPixels)} pixels or more"
        : $" (objects of {options.MinPixels} pixels or more; {string.Join("; ", errors.Select(error => error.Kind.Meaning).Distinct())})";

    string Wanted => (options.Place == InjectPlace.Hard ? "a hard " : IsOfTags ? "a " : "an ") + (IsOfTags ? "tag" : "object");

    /// <summary><c>3 x 'drop' of strength 0.5</c>; a kind that has no strengths says none.</summary>
    static string Words(KeyValuePair<(IInjection Kind, double Strength), int> wanted) =>
        FormattableString.Invariant($"{(wanted.Value > 1 ? $"{wanted.Value} x " : "")}'{wanted.Key.Kind.Name}'{(wanted.Key.Kind.HasStrength ? $" of strength {wanted.Key.Strength}" : "")}");

    DataException TooFew(int found, int count, List<(IInjection Kind, double Strength)> errors) => new("too-few-objects",
        $"{found} of {count} samples got their errors; no other of the {subjects.Dataset.Ids.Count} samples has {Wanted} for {string.Join(" and ", errors.CountBy(error => error).Select(Words))}"
        + $"{Condition(errors)}{(useless.Count > 0 ? $" ({useless.Count} samples have no labels or cannot be read)" : "")}; lower --share{(errors.Count > 1 ? ", --per-sample" : "")}{(IsOfTags ? "" : " or --min-pixels")}, or leave a kind or strength{(options.Place == InjectPlace.Hard ? " or --place hard" : "")} out");
}
