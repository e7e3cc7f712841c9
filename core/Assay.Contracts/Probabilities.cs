namespace Assay;

/// <summary>
/// Class probabilities of every pixel, channel-first: classes x height x width without gaps, kept in the type they were stored in. Floating types hold values in
/// [0,1]; bytes stand for value / 255. Values are not checked here: a scorer checks what it uses.
/// </summary>
public sealed class Probabilities
{
    readonly object values;

    Probabilities(Size size, int classes, Type elementType, object values, bool complete) =>
        (Size, Classes, ElementType, this.values, Complete) = (size, classes, elementType, values, complete);

    /// <summary>Width and height.</summary>
    public Size Size { get; }

    /// <summary>The number of planes; plane k belongs to class k.</summary>
    public int Classes { get; }

    /// <summary><see cref="double"/>, <see cref="float"/>, <see cref="Half"/> or <see cref="byte"/>.</summary>
    public Type ElementType { get; }

    /// <summary>False when classes of the reference were left out by its map, so that the planes may sum to less than 1.</summary>
    public bool Complete { get; }

    /// <summary>Wraps values without copying. The memory must stay valid for as long as its owner (the reference) is not disposed.</summary>
    /// <param name="size">Width and height.</param>
    /// <param name="classes">Planes.</param>
    /// <param name="values">classes x area values.</param>
    /// <param name="complete">As <see cref="Complete"/>.</param>
    /// <exception cref="ArgumentException">The type is not one of the four, or the length is not classes x area.</exception>
    public static Probabilities Of<T>(Size size, int classes, ReadOnlyMemory<T> values, bool complete = true) where T : unmanaged
    {
        if (typeof(T) != typeof(double) && typeof(T) != typeof(float) && typeof(T) != typeof(Half) && typeof(T) != typeof(byte))
            throw new ArgumentException($"probabilities are stored as double, float, Half or byte, not {typeof(T).Name}", nameof(values));
        if (values.Length != classes * size.Area)
            throw new ArgumentException($"{classes} classes of {size} are {classes * size.Area} values, got {values.Length}", nameof(values));
        return new Probabilities(size, classes, typeof(T), values, complete);
    }

    /// <summary>All values: class k of pixel i is at k * area + i.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not <see cref="ElementType"/>.</exception>
    public ReadOnlySpan<T> Values<T>() where T : unmanaged =>
        values is ReadOnlyMemory<T> memory ? memory.Span : throw new InvalidOperationException($"these probabilities are stored as {ElementType.Name}, not {typeof(T).Name}");

    /// <summary>The probability of a class at a pixel (y * width + x), whatever the stored type. For scripts and tests; kernels take <see cref="Values{T}"/>.</summary>
    public double this[int classIndex, int pixel]
    {
        get
        {
            var at = checked((int)(classIndex * Size.Area + pixel));
            return values switch
            {
                ReadOnlyMemory<float> v => v.Span[at],
                ReadOnlyMemory<double> v => v.Span[at],
                ReadOnlyMemory<Half> v => (double)v.Span[at],
                _ => ((ReadOnlyMemory<byte>)values).Span[at] / 255.0,
            };
        }
    }
}
