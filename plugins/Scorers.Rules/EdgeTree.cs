namespace Assay.Scorers.Rules;

/// <summary>
/// The edges of a ring in a binary tree, neighbours together: a node is a stretch of the outline with its box, upright and in a frame turned to the direction that most of the
/// outline runs in. Stretches of a zigzag, at whatever angle, are thin strips in one of the two, so that only neighbours overlap.
/// </summary>
sealed class EdgeTree
{
    const int EdgesOfLeaf = 8;
    const double Slack = 1e-9; // Of the coordinates: more than turning a point rounds off.

    readonly List<(int From, int To)> ranges = [];
    readonly List<Extent> extents = [];

    public EdgeTree(ReadOnlySpan<double> ring, int count)
    {
        var levels = 0;
        while ((long)EdgesOfLeaf << levels < count)
            levels++;
        var nodes = (2 << levels) - 1;
        for (var node = 0; node < nodes; node++)
            ranges.Add(node == 0 ? (0, count) : Half(ranges[(node - 1) / 2], right: node % 2 == 0));
        var (cos, sin) = Direction(ring, count);
        var bottom = new Extent[nodes];
        for (var node = nodes - 1; node >= 0; node--)
            bottom[node] = Left(node) < nodes ? bottom[Left(node)].With(bottom[Right(node)]) : Extent.Of(ring, count, ranges[node], cos, sin);
        extents.AddRange(bottom);
    }

    static (int, int) Half((int From, int To) of, bool right)
    {
        var middle = (of.From + of.To) / 2;
        return right ? (middle, of.To) : (of.From, middle);
    }

    public static int Left(int node) => 2 * node + 1;

    public static int Right(int node) => 2 * node + 2;

    public bool IsLeaf(int node) => Left(node) >= ranges.Count;

    /// <summary>The node's edges; edge i goes from point i to the next.</summary>
    public (int From, int To) Range(int node) => ranges[node];

    /// <summary>No edge of the one can meet an edge of the other.</summary>
    public bool AreApart(int a, int b) => extents[a].IsApart(extents[b]);

    /// <summary>Cosine and sine of the direction that the edges have on the whole, longer ones counting more; a direction and its opposite are one.</summary>
    static (double Cos, double Sin) Direction(ReadOnlySpan<double> ring, int count)
    {
        var (x, y) = (0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var next = (i + 1) % count;
            var (dx, dy) = (ring[2 * next] - ring[2 * i], ring[2 * next + 1] - ring[2 * i + 1]);
            var length = Math.Sqrt(dx * dx + dy * dy);
            if (length > 0)
                (x, y) = (x + (dx * dx - dy * dy) / length, y + 2 * dx * dy / length);
        }
        var angle = Math.Atan2(y, x) / 2;
        return (Math.Cos(angle), Math.Sin(angle));
    }

    /// <summary>A box in both frames.</summary>
    readonly record struct Extent(double Left, double Right, double Top, double Bottom, double Along, double AlongEnd, double Across, double AcrossEnd)
    {
        static readonly Extent Nothing = new(double.MaxValue, double.MinValue, double.MaxValue, double.MinValue, double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);

        public static Extent Of(ReadOnlySpan<double> ring, int count, (int From, int To) edges, double cos, double sin)
        {
            var all = Nothing;
            for (var i = edges.From; i <= edges.To; i++)
            {
                var (x, y) = (ring[2 * (i % count)], ring[2 * (i % count) + 1]);
                var (along, across, slack) = (x * cos + y * sin, y * cos - x * sin, Slack * (Math.Abs(x) + Math.Abs(y)));
                all = all.With(new Extent(x, x, y, y, along - slack, along + slack, across - slack, across + slack));
            }
            return all;
        }

        public Extent With(Extent other) => new(Math.Min(Left, other.Left), Math.Max(Right, other.Right), Math.Min(Top, other.Top), Math.Max(Bottom, other.Bottom),
            Math.Min(Along, other.Along), Math.Max(AlongEnd, other.AlongEnd), Math.Min(Across, other.Across), Math.Max(AcrossEnd, other.AcrossEnd));

        public bool IsApart(Extent other) => Left > other.Right || other.Left > Right || Top > other.Bottom || other.Top > Bottom
            || Along > other.AlongEnd || other.Along > AlongEnd || Across > other.AcrossEnd || other.Across > AcrossEnd;
    }
}
