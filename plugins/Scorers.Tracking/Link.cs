namespace Assay.Scorers.Tracking;

/// <summary>A place where a trail ends or is cut, and one where a trail begins or goes on after a cut: perhaps one object.</summary>
/// <param name="Distance">See <see cref="Motion"/>.</param>
/// <param name="Pixels">The same in pixels.</param>
readonly record struct Link(Trail From, int End, Trail To, int Start, double Distance, double Pixels)
{
    public Place Left => From.Places[End];

    public Place Back => To.Places[Start];

    /// <summary>Whether it goes on under the same id.</summary>
    public bool IsSame => ReferenceEquals(From, To);

    /// <summary>Frames without the object.</summary>
    public int Missing => Back.Rank - Left.Rank - 1;

    /// <summary>What links are taken in order of: near ones first, and of about equal ones those over less time.</summary>
    public double Cost => Distance + 0.1 * Missing;

    /// <summary>Measured from both sides, as far as velocities are known there; the larger counts.</summary>
    public static Link Between(Trail from, int end, Trail to, int start)
    {
        var (left, back) = (from.Places[end], to.Places[start]);
        (double, double)?[] velocities = [from.VelocityBefore(end), to.VelocityAfter(start)];
        var known = velocities.OfType<(double, double)>().DefaultIfEmpty((0, 0)).ToArray();
        return new Link(from, end, to, start, known.Max(velocity => Motion.Apart(left, back, velocity)), known.Max(velocity => Motion.Pixels(left, back, velocity)));
    }
}
