using System.Numerics;
using Assay.Kernels.Images;

namespace Assay.Formats.Masks;

/// <summary>One image of a stack.</summary>
sealed class StackedImage(ImageStack stack, int index) : IImage
{
    public Size Size => stack.Size;

    public int Bands => stack.Bands;

    public Georeference? Where => null;

    public void Read(Box window, int band, Size target, Span<float> to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(band);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(band, Bands);
        switch (Type.GetTypeCode(stack.ElementType))
        {
            case TypeCode.Double: Read<double>(window, band, target, to); break;
            case TypeCode.Single: Read<float>(window, band, target, to); break;
            case TypeCode.Byte: Read<byte>(window, band, target, to); break;
            case TypeCode.SByte: Read<sbyte>(window, band, target, to); break;
            case TypeCode.UInt16: Read<ushort>(window, band, target, to); break;
            case TypeCode.Int16: Read<short>(window, band, target, to); break;
            case TypeCode.UInt32: Read<uint>(window, band, target, to); break;
            case TypeCode.Int32: Read<int>(window, band, target, to); break;
            case TypeCode.UInt64: Read<ulong>(window, band, target, to); break;
            case TypeCode.Int64: Read<long>(window, band, target, to); break;
            default: Read<Half>(window, band, target, to); break;
        }
    }

    void Read<T>(Box window, int band, Size target, Span<float> to) where T : unmanaged, INumberBase<T>
    {
        var samples = stack.Samples<T>(index);
        var (start, stride) = stack.Interleaved ? (band, Bands) : (band * (int)Size.Area, 1);
        Resampling.Read(samples[start..], Size.Width, Size.Height, stride, (window.X, window.Y, window.Width, window.Height), target.Width, target.Height, to);
    }

    public void Dispose()
    {
    }
}
