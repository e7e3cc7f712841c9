namespace Assay.Runtime.Gating;

/// <summary>The facts of samples by their ids: another run has other samples, or the same in another order.</summary>
static class GateAttributes
{
    /// <param name="ids">Of the dataset, in its order.</param>
    /// <param name="columns">Its attributes.</param>
    /// <returns>The columns for the ids it is given; empty where the dataset has no such sample.</returns>
    public static Func<IReadOnlyList<string>, IReadOnlyList<AttributeColumn>> Of(IReadOnlyList<string> ids, IReadOnlyList<AttributeColumn> columns) => wanted =>
    {
        var positions = ids.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        int[] rows = [.. wanted.Select(id => positions.GetValueOrDefault(id, -1))];
        return [.. columns.Select(column => new AttributeColumn(column.Name, column.Text is { } text ? [.. rows.Select(row => row < 0 ? null : text[row])] : null,
            column.Number is { } number ? [.. rows.Select(row => row < 0 ? null : number[row])] : null))];
    };
}
