namespace Assay.Runtime.Injecting;

/// <summary>Puts errors into one sample: each is tried in several places before the sample is given up for it.</summary>
static class Attempts
{
    const int Most = 24;

    /// <summary>Finds places for some errors in a sample; null when one of them finds none.</summary>
    public static IReadOnlyList<PlannedError>? Find(Subject subject, string id, int seed, IEnumerable<(IInjection Kind, double Strength)> wanted)
    {
        List<PlannedError> planned = [];
        List<Box> taken = [];
        foreach (var (kind, strength) in wanted)
        {
            if (FindOne(subject, id, seed, kind, strength, planned.Count, taken) is not var (error, change))
                return null;
            planned.Add(error);
            taken.AddRange(change.Both.Select(one => one.Box));
            subject = Next(subject, change);
        }
        return planned;
    }

    static (PlannedError, Change)? FindOne(Subject subject, string id, int seed, IInjection kind, double strength, int number, List<Box> taken)
    {
        for (var attempt = 0; attempt < Most; attempt++)
        {
            var error = new PlannedError(kind, strength, number * Most + attempt);
            if (Make(subject, id, seed, error) is { } change && !taken.Exists(box => change.Both.Any(one => Overlaps(box, one.Box))))
                return (error, change);
        }
        return null;
    }

    /// <summary>Makes planned errors again, one after the other.</summary>
    public static IReadOnlyList<Change> Make(Subject subject, string id, int seed, IReadOnlyList<PlannedError> planned)
    {
        List<Change> changes = [];
        foreach (var error in planned)
        {
            changes.Add(Make(subject, id, seed, error) ?? throw new DataException("inject-changed", $"the labels of sample '{id}' changed while errors were put in; leave the dataset alone and begin again"));
            subject = Next(subject, changes[^1]);
        }
        return changes;
    }

    static Change? Make(Subject subject, string id, int seed, PlannedError error) => error.Kind.Attempt(subject, error.Strength, SeededRandom.For(seed, id, error.Try + 1));

    static Subject Next(Subject subject, Change change) => new(subject.Size, subject.Classes, change.Labels, subject.MinPixels, subject.Hard, subject.Others, subject.Sequence);

    static bool Overlaps(Box a, Box b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;
}
