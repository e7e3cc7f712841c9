using System.Globalization;

namespace Assay.Kernels.Codecs;

/// <summary>A side of a tensor.</summary>
/// <param name="Length">0 or more; -1 when it is known only when the model runs.</param>
/// <param name="Name">What the model calls a side of unknown length ("batch", "height"), when it does.</param>
public readonly record struct OnnxDimension(long Length, string? Name = null)
{
    /// <summary>Whether the length is fixed.</summary>
    public bool IsFixed => Length >= 0;

    /// <summary>The length, else the name, else <c>?</c>.</summary>
    public override string ToString() => IsFixed ? Length.ToString(CultureInfo.InvariantCulture) : Name ?? "?";
}
