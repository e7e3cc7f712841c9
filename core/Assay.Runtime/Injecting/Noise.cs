namespace Assay.Runtime.Injecting;

/// <summary>Normal values on a lattice, interpolated between its points: noise that neighbouring pixels share.</summary>
static class Noise
{
    /// <summary>A value per pixel, row-major; lattice points stand <paramref name="cell"/> pixels apart.</summary>
    public static float[] Field(SeededRandom random, Size size, double cell)
    {
        var columns = (int)(size.Width / cell) + 2;
        var rows = (int)(size.Height / cell) + 2;
        var lattice = Lattice(random, columns, rows);
        var field = new float[size.Area];
        for (var y = 0; y < size.Height; y++)
            for (var x = 0; x < size.Width; x++)
                field[y * size.Width + x] = (float)At(lattice, columns, x / cell, y / cell);
        return field;
    }

    public static double[] Lattice(SeededRandom random, int columns, int rows)
    {
        var lattice = new double[columns * rows];
        for (var i = 0; i < lattice.Length; i++)
            lattice[i] = random.Normal();
        return lattice;
    }

    /// <summary>Bilinear; x and y in lattice units, below the last column and row.</summary>
    public static double At(double[] lattice, int columns, double x, double y)
    {
        var (column, row) = ((int)x, (int)y);
        var (right, down) = (x - column, y - row);
        var at = row * columns + column;
        var upper = lattice[at] + (lattice[at + 1] - lattice[at]) * right;
        var lower = lattice[at + columns] + (lattice[at + columns + 1] - lattice[at + columns]) * right;
        return upper + (lower - upper) * down;
    }
}
