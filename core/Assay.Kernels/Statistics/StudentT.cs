namespace Assay.Kernels;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    /// <summary>
    /// The 97.5 % quantile. For 1 and 2 degrees of freedom in closed form; else by the expansion around the normal quantile (Abramowitz and Stegun 1964, "Handbook of Mathematical
    /// Functions", 26.7.5), which is 0.004 too low for 3 degrees and off by less than 0.001 from 4 on.
    /// </summary>
    /// <param name="degrees">Degrees of freedom, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than one.</exception>
    public static double Quantile975(int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        return degrees switch
        {
            1 => Math.Tan(0.475 * Math.PI),
            2 => 0.95 * Math.Sqrt(2 / (4 * 0.975 * 0.025)),
            _ => Expanded(1.0 / degrees),
        };
    }

    static double Expanded(double n)
    {
        var z = Wilson.Z95;
        var s = z * z;
        return z + n * z * ((s + 1) / 4 + n * (((5 * s + 16) * s + 3) / 96 + n * ((((3 * s + 19) * s + 17) * s - 15) / 384 + n * (((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160))));
    }
}
