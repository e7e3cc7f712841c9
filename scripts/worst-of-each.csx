// A queue that every group has its share of: the lowest rows of each value of an attribute, in turns (the worst of each, then the second of each, ...).
// script: { file: worst-of-each.csx, by: soft_min, attribute: split, count: 20 }
IEnumerable<int> Select(
    Table table,
    [Description("The column to order by, lowest first.")] ColumnName by,
    [Description("The text attribute whose values are the groups.")] string attribute,
    [Range(1, 1_000_000), Description("How many rows of each group.")] int count = 10)
{
    var groups = table.Attributes.FirstOrDefault(column => column.Name == attribute)?.Text
        ?? throw new DataException("unknown-attribute", $"the dataset has no text attribute '{attribute}'");
    return table.Samples.InOrder
        .Where(row => table.Samples.Value(by.Name, row) is not null)
        .GroupBy(row => groups[row])
        .SelectMany(group => group.OrderBy(row => table.Samples.Value(by.Name, row)).Take(count).Select((row, place) => (row, place)))
        .OrderBy(entry => entry.place).ThenBy(entry => table.Samples.Value(by.Name, entry.row))
        .Select(entry => entry.row);
}
