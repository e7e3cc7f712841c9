using System.Globalization;
using Assay.Runtime.Injecting;
using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>Errors that were put in on purpose, from an <c>injected.csv</c>; a sample that it does not list is right.</summary>
public sealed class InjectedErrors : ErrorSource
{
    const string Drop = "drop"; // Leaves no label behind.

    readonly string name;
    readonly IReadOnlyList<InjectedError> errors;

    /// <exception cref="DataException">The file is not there, or not of that format.</exception>
    public InjectedErrors(string path) => (name, errors) = (Path.GetFileName(path), InjectedCsv.Read(path));

    internal override async Task<Truth> FindAsync(Scored scored, CancellationToken stop)
    {
        var known = new Dictionary<string, Labels?>(StringComparer.Ordinal);
        List<KnownError> found = [];
        foreach (var error in errors)
            found.Add(error.Instance is { } instance ? Place(Known(error), instance, await LabelsAsync(scored, error.Sample, known, stop)) : Known(error));
        return new Truth(name, found);
    }

    /// <summary>A sample that cannot be read has no labels; it could not be audited either.</summary>
    static async Task<Labels?> LabelsAsync(Scored scored, string sample, Dictionary<string, Labels?> known, CancellationToken stop)
    {
        if (!known.TryGetValue(sample, out var labels))
            known[sample] = labels = scored.IndexOf(sample) is { } index && scored.Audit.Failures[index] is null ? (await scored.Dataset.ReadAsync(index, stop)).Labels : null;
        return labels;
    }

    /// <summary>Finds the instance: by its source's id, or by its position, written <c>#3</c>. One that is no longer there was left out.</summary>
    static KnownError Place(KnownError error, string instance, Labels? labels)
    {
        var instances = labels?.Instances ?? [];
        var at = error.Kind == Drop ? -1
            : instance.StartsWith('#') && int.TryParse(instance.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position < instances.Count ? position : -1
            : instances.Index().Where(one => one.Item.SourceId == instance).Select(one => one.Index).FirstOrDefault(-1);
        return at >= 0 ? error with { Instance = at } : error with { IsMissing = true };
    }

    static KnownError Known(InjectedError error) => new(error.Sample, error.Kind)
    {
        Strength = error.Strength,
        ChangedPx = error.ChangedPx > 0 ? error.ChangedPx : null,
        Box = error.Box.Area > 0 ? error.Box : null,
    };
}
