namespace Assay.Kernels;

/// <summary>Takes the elements of an outline, one after the other.</summary>
interface IElementCounts
{
    /// <summary>Of outline, that an element of each kind stands for: a side of a pixel, half a diagonal, a whole one.</summary>
    static readonly double[] Lengths = [1, Math.Sqrt(.5), Math.Sqrt(2)];

    /// <param name="squared">Distance to the nearest element of the other outline, squared.</param>
    /// <param name="kind">Position in <see cref="Lengths"/>.</param>
    void Add(int squared, int kind);
}
