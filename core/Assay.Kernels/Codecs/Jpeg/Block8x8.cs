using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Assay.Kernels.Codecs;

/// <summary>Eight rows of eight numbers.</summary>
struct Block8x8
{
    public Vector128<short> R0, R1, R2, R3, R4, R5, R6, R7;

    /// <summary>Exchanges rows and columns: three rounds in which row n is interleaved with row n + 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Transpose()
    {
        for (var round = 0; round < 3; round++)
            (R0, R1, R2, R3, R4, R5, R6, R7) = (Low(R0, R4), High(R0, R4), Low(R1, R5), High(R1, R5), Low(R2, R6), High(R2, R6), Low(R3, R7), High(R3, R7));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<short> Low(Vector128<short> a, Vector128<short> b) =>
        Sse2.IsSupported ? Sse2.UnpackLow(a, b) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b) : Interleave(a.GetLower(), b.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<short> High(Vector128<short> a, Vector128<short> b) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(a, b) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b) : Interleave(a.GetUpper(), b.GetUpper());

    static Vector128<short> Interleave(Vector64<short> a, Vector64<short> b) => Vector128.Create(a[0], b[0], a[1], b[1], a[2], b[2], a[3], b[3]);
}
