using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>Samples as units: those that were audited, and of these those that somebody looked at.</summary>
/// <param name="Rows">The table's row of each unit.</param>
/// <param name="Notes">What is left out.</param>
sealed record SampleUnits(Units Units, IReadOnlyList<int> Rows, IReadOnlyList<string> Notes)
{
    const int Examples = 5;

    /// <exception cref="AssayException">No known error is of a sample of the dataset.</exception>
    public static SampleUnits Of(Audit audit, Truth truth)
    {
        var errors = truth.Errors.ToLookup(error => error.Sample, StringComparer.Ordinal);
        int[] rows = [.. Enumerable.Range(0, audit.Ids.Count).Where(row => audit.Failures[row] is null && truth.Samples?.Contains(audit.Ids[row]) != false)];
        var units = new Units(Assay.Of.Sample, [.. rows.Select(row => audit.Ids[row])], [.. rows.Select(row => (IReadOnlyList<KnownError>)[.. errors[audit.Ids[row]]])])
        {
            Clusters = Evaluating.Units.ClustersOf(audit.Table.Attributes, audit.Ids.Count, rows),
        };
        if (truth.Errors.Count == 0)
            throw new AssayException("no-known-error", $"{truth.Source}: no label is wrong by it, so there is nothing to find; expected at least one error");
        if (units.Wrong == 0)
            throw new AssayException("no-known-error", $"{truth.Source}: none of its {truth.Errors.Count} errors is of a sample that was audited; sample ids look like '{audit.Ids[0]}', "
                + $"there they look like '{truth.Errors[0].Sample}'");
        var known = audit.Ids.ToHashSet(StringComparer.Ordinal);
        var strange = truth.Errors.Select(error => error.Sample).Distinct().Where(sample => !known.Contains(sample)).ToArray();
        return new SampleUnits(units, rows, strange.Length == 0 ? []
            : [$"{strange.Length} samples of {truth.Source} are none of the {audit.Ids.Count} that were audited: {string.Join(", ", strange.Take(Examples))}{(strange.Length > Examples ? ", ..." : "")}"]);
    }
}
