using System.Collections;

namespace Assay.Runtime.Running;

/// <summary>Which instance each row of the table is; made into items when they are asked for.</summary>
sealed class InstanceItems(Sides sides, InstanceRow[] rows) : IReadOnlyList<InstanceItem>
{
    public int Count => rows.Length;

    public InstanceItem this[int row] => rows[row].In(sides);

    /// <summary>The same without making an item of it.</summary>
    public InstanceRow Row(int row) => rows[row];

    public IEnumerator<InstanceItem> GetEnumerator() => rows.Select(row => row.In(sides)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
