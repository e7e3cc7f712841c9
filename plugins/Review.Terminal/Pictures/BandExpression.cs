namespace Assay.Review.Terminal;

/// <summary>A number per pixel computed from bands. Immutable; thread-safe. Division by zero and the like give NaN or infinity, which are drawn as no-data.</summary>
abstract class BandExpression
{
    /// <summary>Names of the bands it reads, in the order of their first use.</summary>
    public static IReadOnlyList<string> NamesIn(BandExpression expression) => [.. expression.Names.Distinct(StringComparer.OrdinalIgnoreCase)];

    protected abstract IEnumerable<string> Names { get; }

    /// <summary>Computes a stretch of pixels.</summary>
    /// <param name="band">The values of a band by its name, all pixels.</param>
    /// <param name="from">The first pixel.</param>
    /// <param name="to">One value a pixel.</param>
    public abstract void Compute(Func<string, float[]> band, int from, Span<float> to);

    public sealed class Number(float value) : BandExpression
    {
        protected override IEnumerable<string> Names => [];

        public override void Compute(Func<string, float[]> band, int from, Span<float> to) => to.Fill(value);
    }

    public sealed class Band(string name) : BandExpression
    {
        protected override IEnumerable<string> Names => [name];

        public override void Compute(Func<string, float[]> band, int from, Span<float> to) => band(name).AsSpan(from, to.Length).CopyTo(to);
    }

    public sealed class One(Func<float, float> map, BandExpression inner) : BandExpression
    {
        protected override IEnumerable<string> Names => inner.Names;

        public override void Compute(Func<string, float[]> band, int from, Span<float> to)
        {
            inner.Compute(band, from, to);
            foreach (ref var value in to)
                value = map(value);
        }
    }

    public sealed class Two(Func<float, float, float> map, BandExpression left, BandExpression right) : BandExpression
    {
        protected override IEnumerable<string> Names => left.Names.Concat(right.Names);

        public override void Compute(Func<string, float[]> band, int from, Span<float> to)
        {
            left.Compute(band, from, to);
            var other = new float[to.Length];
            right.Compute(band, from, other);
            for (var i = 0; i < to.Length; i++)
                to[i] = map(to[i], other[i]);
        }
    }
}
