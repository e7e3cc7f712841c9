namespace Assay.Runtime.Running;

/// <summary>Finds columns that should tell samples apart and hardly do, because too many have one value (<see cref="Column.MostEqual"/>).</summary>
static class EqualValues
{
    /// <summary>Of fewer values a share says little.</summary>
    const int Fewest = 10;

    /// <param name="column">Named in full.</param>
    /// <param name="values">Of the samples that a step scored; NaN is empty and does not count.</param>
    public static Problem? Find(Column column, IEnumerable<double> values)
    {
        if (column.MostEqual is not { } most)
            return null;
        var counts = values.Where(value => !double.IsNaN(value)).CountBy(value => value).ToArray();
        var scored = counts.Sum(count => count.Value);
        if (scored < Fewest)
            return null;
        var (value, samples) = counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key).First();
        return samples <= most * scored ? null : new Problem("equal-values",
            $"column '{column.Name}': {samples} of {scored} samples ({100.0 * samples / scored:0.#} %) have the value {Reasons.Short(value)}, expected at most {100 * most:0.#} %; "
            + "if that is where a slider stands that nobody has touched, it says nothing of these samples: leave them out of rules that use the column, or use a model's value");
    }
}
