namespace Assay.Kernels.Geodesy;

/// <summary>
/// The transverse Mercator projection of an ellipsoid by Krueger's series in the third flattening n, to order n^6 (Karney 2011, "Transverse Mercator with an accuracy of a few nanometers",
/// J. Geodesy 85, equations 7 to 35 with the coefficients of its appendix): a few nanometres within 35 degrees of the central meridian. Angles in degrees.
/// </summary>
public sealed class TransverseMercator
{
    readonly double meridian, scale, falseEasting, falseNorthing, e;
    readonly double[] alpha, beta;

    /// <param name="semiMajor">In metres.</param>
    /// <param name="inverseFlattening">298.257223563 for WGS84.</param>
    /// <param name="meridian">The central one, in degrees east.</param>
    /// <param name="scale">Along it.</param>
    /// <param name="falseEasting">In metres.</param>
    /// <param name="falseNorthing">In metres.</param>
    public TransverseMercator(double semiMajor, double inverseFlattening, double meridian, double scale, double falseEasting, double falseNorthing)
    {
        var f = 1 / inverseFlattening;
        var n = f / (2 - f);
        var n2 = n * n;
        (this.meridian, this.falseEasting, this.falseNorthing, e) = (meridian, falseEasting, falseNorthing, Math.Sqrt(f * (2 - f)));
        this.scale = scale * semiMajor / (1 + n) * (1 + n2 * (1.0 / 4 + n2 * (1.0 / 64 + n2 / 256)));
        alpha =
        [
            n * (1.0 / 2 + n * (-2.0 / 3 + n * (5.0 / 16 + n * (41.0 / 180 + n * (-127.0 / 288 + n * 7891 / 37800))))),
            n2 * (13.0 / 48 + n * (-3.0 / 5 + n * (557.0 / 1440 + n * (281.0 / 630 - n * 1983433 / 1935360)))),
            n2 * n * (61.0 / 240 + n * (-103.0 / 140 + n * (15061.0 / 26880 + n * 167603 / 181440))),
            n2 * n2 * (49561.0 / 161280 + n * (-179.0 / 168 + n * 6601661 / 7257600)),
            n2 * n2 * n * (34729.0 / 80640 - n * 3418889 / 1995840),
            n2 * n2 * n2 * 212378941 / 319334400,
        ];
        beta =
        [
            n * (1.0 / 2 + n * (-2.0 / 3 + n * (37.0 / 96 + n * (-1.0 / 360 + n * (-81.0 / 512 + n * 96199 / 604800))))),
            n2 * (1.0 / 48 + n * (1.0 / 15 + n * (-437.0 / 1440 + n * (46.0 / 105 - n * 1118711 / 3870720)))),
            n2 * n * (17.0 / 480 + n * (-37.0 / 840 + n * (-209.0 / 4480 + n * 5569 / 90720))),
            n2 * n2 * (4397.0 / 161280 + n * (-11.0 / 504 - n * 830251 / 7257600)),
            n2 * n2 * n * (4583.0 / 161280 - n * 108847 / 3991680),
            n2 * n2 * n2 * 20648693 / 638668800,
        ];
    }

    /// <summary>Easting and northing in metres.</summary>
    public (double Easting, double Northing) Project(double longitude, double latitude)
    {
        var (phi, lambda) = (Radians(latitude), Radians(longitude - meridian));
        var tau = Conformal(Math.Tan(phi));
        var (xi, eta) = (Math.Atan2(tau, Math.Cos(lambda)), Math.Asinh(Math.Sin(lambda) / Math.Sqrt(tau * tau + Math.Cos(lambda) * Math.Cos(lambda))));
        var (north, east) = (xi, eta);
        for (var j = 1; j <= alpha.Length; j++)
        {
            north += alpha[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            east += alpha[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }
        return (falseEasting + scale * east, falseNorthing + scale * north);
    }

    /// <summary>Degrees east and north; the inverse of <see cref="Project"/>.</summary>
    public (double Longitude, double Latitude) Unproject(double easting, double northing)
    {
        var (north, east) = ((northing - falseNorthing) / scale, (easting - falseEasting) / scale);
        var (xi, eta) = (north, east);
        for (var j = 1; j <= beta.Length; j++)
        {
            xi -= beta[j - 1] * Math.Sin(2 * j * north) * Math.Cosh(2 * j * east);
            eta -= beta[j - 1] * Math.Cos(2 * j * north) * Math.Sinh(2 * j * east);
        }
        var (sinh, cos) = (Math.Sinh(eta), Math.Cos(xi));
        return (meridian + Degrees(Math.Atan2(sinh, cos)), Degrees(Math.Atan(Geographic(Math.Sin(xi) / Math.Sqrt(sinh * sinh + cos * cos)))));
    }

    /// <summary>tan of the conformal latitude from tan of the geographic one (equations 7 to 9).</summary>
    double Conformal(double tau)
    {
        var sigma = Math.Sinh(e * Math.Atanh(e * tau / Math.Sqrt(1 + tau * tau)));
        return tau * Math.Sqrt(1 + sigma * sigma) - sigma * Math.Sqrt(1 + tau * tau);
    }

    /// <summary>The inverse, by Newton's method (equations 19 to 21); three steps reach the limit of doubles.</summary>
    double Geographic(double conformal)
    {
        var tau = conformal;
        for (var step = 0; step < 5; step++)
        {
            var given = Conformal(tau);
            tau += (conformal - given) / Math.Sqrt(1 + given * given) * (1 + (1 - e * e) * tau * tau) / ((1 - e * e) * Math.Sqrt(1 + tau * tau));
        }
        return tau;
    }

    static double Radians(double degrees) => degrees * (Math.PI / 180);

    static double Degrees(double radians) => radians * (180 / Math.PI);
}
