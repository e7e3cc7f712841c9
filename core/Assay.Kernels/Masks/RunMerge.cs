namespace Assay.Kernels;

/// <summary>Walks two masks at once, in pieces in which neither changes. Empty runs are passed over.</summary>
ref struct RunMerge(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
{
    readonly ReadOnlySpan<uint> a = a, b = b;
    int nextA, nextB;
    uint leftA, leftB;

    /// <summary>Pixels of the piece, at least 1.</summary>
    public uint Length { get; private set; }

    /// <summary>In how many of the masks the piece is foreground: 0, 1 or 2.</summary>
    public readonly int Depth => (nextA - 1 & 1) + (nextB - 1 & 1);

    /// <summary>Goes to the next piece; false at the end.</summary>
    /// <exception cref="ArgumentException">One mask ends before the other.</exception>
    public bool Next()
    {
        leftA -= Length;
        leftB -= Length;
        while (leftA == 0 && nextA < a.Length)
            leftA = a[nextA++];
        while (leftB == 0 && nextB < b.Length)
            leftB = b[nextB++];
        if (leftA == 0 != (leftB == 0))
            throw new ArgumentException($"the masks belong to frames of {RunLengths.Sum(a)} and {RunLengths.Sum(b)} pixels; both must be of one size");
        Length = Math.Min(leftA, leftB);
        return Length > 0;
    }
}
