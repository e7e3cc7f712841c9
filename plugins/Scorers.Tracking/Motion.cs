namespace Assay.Scorers.Tracking;

/// <summary>Objects are taken to go on as they went, at constant velocity (the model of SORT: Bewley et al. 2016, "Simple online and realtime tracking", section 3.2, without its filter).</summary>
static class Motion
{
    /// <summary>Steps that a velocity is taken over.</summary>
    public const int MostSteps = 5;

    /// <summary>Pixels per unit of frame numbers.</summary>
    public static (double X, double Y) Velocity(Place from, Place to) =>
        ((to.Seen.X - from.Seen.X) / (to.Number - from.Number), (to.Seen.Y - from.Seen.Y) / (to.Number - from.Number));

    /// <summary>From where a velocity leads to where an object is, in mean sizes of the two and square roots of frames.</summary>
    public static double Apart(Place from, Place to, (double X, double Y) velocity) =>
        Pixels(from, to, velocity) / ((from.Seen.Size + to.Seen.Size) / 2 * Math.Sqrt(to.Rank - from.Rank));

    /// <summary>The same in pixels.</summary>
    public static double Pixels(Place from, Place to, (double X, double Y) velocity)
    {
        var time = to.Number - from.Number;
        return Math.Sqrt(Square(from.Seen.X + velocity.X * time - to.Seen.X) + Square(from.Seen.Y + velocity.Y * time - to.Seen.Y));
    }

    static double Square(double value) => value * value;
}
