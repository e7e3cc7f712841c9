using Assay.Models.Onnx.Runtime;

namespace Assay.Models.Onnx;

/// <summary>A detector's output as rows, one a box.</summary>
sealed class Rows
{
    readonly double[] values;

    Rows(int count, int width, double[] values) => (Count, Width, this.values) = (count, width, values);

    public int Count { get; }
    public int Width { get; }

    public double this[int row, int column] => values[row * Width + column];

    /// <param name="name">The output's.</param>
    /// <param name="tensor">[rows, width], or [1, rows, width], or without width when that is 1.</param>
    /// <param name="width">What is expected; 0 for any.</param>
    /// <param name="file">The model's.</param>
    /// <param name="rows">How many there must be; null for any.</param>
    public static Rows Of(string name, OnnxTensor tensor, int width, string file, int? rows = null)
    {
        var sides = tensor.Shape.ToList();
        // A batch of one, unless that one is the number of boxes.
        if (sides.Count > 0 && sides[0] == 1 && (sides.Count == 3 || sides.Count == 2 && width is 0 or 1 && rows is { } some && sides[1] == some))
            sides.RemoveAt(0);
        if (sides.Count == 1 && width is 0 or 1)
            sides.Add(1);
        if (sides.Count != 2 || width > 0 && sides[1] != width || sides[1] < 1 || rows is { } wanted && sides[0] != wanted)
            throw new DataException("model-output", $"output '{name}' is {tensor.ShapeText}, expected {(rows is { } n ? n : "boxes")} rows of {(width > 0 ? width : "one a class, or one")}, "
                + (width == 6 ? "x, y, x, y, confidence, class (a detector exported with its non-maximum suppression)" : "one a box") + "; name the outputs with 'output'", file);
        return new((int)sides[0], (int)sides[1], tensor.Type is Kernels.Codecs.OnnxType.Double ? tensor.Elements<double>() : Array.ConvertAll(tensor.ToFloats(), value => (double)value));
    }
}
