namespace Assay.Kernels;

/// <summary>
/// Runs row by row, each pointing at a run of the same component that comes before it, or at itself. A component's root is its first run, so that one pass in
/// order numbers them all.
/// </summary>
/// <param name="reach">Columns by which runs of neighbouring rows may miss each other and still touch: 0, or 1 when corners touch.</param>
sealed class RunForest(int reach)
{
    PixelRun[] runs = new PixelRun[64]; // Component is the parent until Number.
    uint[] keys = new uint[64];
    int count, above, current; // Runs, and where those of the row above and of this row begin.

    public void Add(int row, int left, int right, uint key)
    {
        if (count == runs.Length)
        {
            Array.Resize(ref runs, 2 * count);
            Array.Resize(ref keys, 2 * count);
        }
        runs[count] = new PixelRun(row, left, right, count);
        keys[count++] = key;
    }

    /// <summary>Joins the row's runs with those above. Both are in order, so neither is walked twice.</summary>
    public void EndRow()
    {
        var upper = above;
        for (var lower = current; lower < count; lower++)
        {
            var run = runs[lower];
            while (upper < current && runs[upper].Right + reach <= run.Left)
                upper++;
            for (var touching = upper; touching < current && runs[touching].Left < run.Right + reach; touching++)
                if (keys[touching] == keys[lower])
                    Join(touching, lower);
        }
        (above, current) = (current, count);
    }

    void Join(int a, int b)
    {
        var (first, second) = (Root(a), Root(b));
        if (first < second)
            Point(second, first);
        else if (second < first)
            Point(first, second);
    }

    int Root(int run)
    {
        while (runs[run].Component is var parent && parent != run)
        {
            Point(run, runs[parent].Component); // Halves the way for whoever comes next.
            run = runs[run].Component;
        }
        return run;
    }

    void Point(int run, int at) => runs[run] = runs[run] with { Component = at };

    public ComponentMap Number(int width, int height)
    {
        var components = new ConnectedComponent[Roots()];
        for (int i = 0, next = 0; i < count; i++)
        {
            var run = runs[i];
            var number = run.Component == i ? next++ : runs[run.Component].Component; // A parent comes before, so it has its number.
            Point(i, number);
            components[number] = run.Component == i
                ? new(keys[i], run.Row * width + run.Left, run.Length, run.Left, run.Row, run.Right, run.Row + 1)
                : Extended(components[number], run);
        }
        return new ComponentMap(width, height, runs.AsMemory(0, count), components);
    }

    int Roots()
    {
        var roots = 0;
        for (var i = 0; i < count; i++)
            roots += runs[i].Component == i ? 1 : 0;
        return roots;
    }

    static ConnectedComponent Extended(ConnectedComponent to, PixelRun by) =>
        to with { Area = to.Area + by.Length, Left = Math.Min(to.Left, by.Left), Right = Math.Max(to.Right, by.Right), Bottom = by.Row + 1 };
}
