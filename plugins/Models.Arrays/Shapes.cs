using Assay.Kernels.Codecs;

namespace Assay.Models.Arrays;

/// <summary>Checks that kinds share.</summary>
static class Shapes
{
    /// <summary>Refuses empty sides and samples of more elements than one memory holds.</summary>
    public static void Check(NpyHeader header, IReadOnlyList<long> shape, string expected)
    {
        var count = (Int128)1;
        foreach (var side in shape)
            count *= side;
        if (shape.Any(side => side is < 1 or > int.MaxValue) || count > int.MaxValue)
            throw new InvalidDataException($"its shape is {header.ShapeText}, expected {expected} with sides of 1 or more and at most {int.MaxValue} elements a sample; cut larger images into tiles");
    }

    /// <summary>Refuses a map of another size than the sample's labels.</summary>
    public static void Match(Size array, Size sample, string hint = "")
    {
        if (array != sample)
            throw new InvalidDataException($"it is {array} for a sample of {sample}, expected one size; {(hint.Length > 0 ? hint : "resize it, or check the order of the samples")}");
    }
}
