namespace Assay.Runtime.Running;

/// <summary>Writes the lines of instances.csv, of which there may be millions: a stretch of rows at a time, without making text of what is written as it stands.</summary>
sealed class InstanceLines
{
    const int Stretch = 1024;

    readonly Audit audit;
    readonly Rows rows;
    readonly ClassList classes;
    readonly double[][] values; // by column, of a stretch

    public InstanceLines(Audit audit, ClassList classes)
    {
        (this.audit, this.classes, rows) = (audit, classes, audit.Table.Instances);
        values = [.. rows.Columns.Select(_ => new double[Stretch])];
    }

    public void Write(TextWriter to)
    {
        for (var from = 0; from < rows.Count; from += Stretch)
        {
            var count = Math.Min(Stretch, rows.Count - from);
            for (var c = 0; c < values.Length; c++)
                rows[rows.Columns[c].Name].Slice(from, count).CopyTo(values[c]);
            for (var i = 0; i < count; i++)
                WriteLine(to, from + i, i);
        }
    }

    void WriteLine(TextWriter to, int row, int place)
    {
        var item = audit.RowOf(row);
        to.Write(Csv.Quoted(audit.Ids[rows.Samples[row]]));
        to.Write(',');
        to.Write(Csv.Quoted(audit.Sides[item.Side]));
        to.Write(',');
        Csv.WriteNumber(to, item.Index);
        to.Write(',');
        if (item.Class >= 0)
            to.Write(Csv.Quoted(classes.NameOf(item.Class)));
        foreach (var column in values)
        {
            to.Write(',');
            Csv.WriteNumber(to, column[place]);
        }
        to.Write('\n');
    }
}
