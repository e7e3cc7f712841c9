namespace Assay.Models.Onnx.Sam;

/// <summary>What the encoder says of an image: one array, or three for SAM 2. Every number is one that half precision holds.</summary>
sealed record SamEmbedding(IReadOnlyList<SamFeatures> Parts);

/// <summary>An array of an embedding.</summary>
/// <param name="Name">The decoder's name for it.</param>
/// <param name="Shape">Outermost side first.</param>
/// <param name="Values">Row-major.</param>
sealed record SamFeatures(string Name, long[] Shape, float[] Values);
