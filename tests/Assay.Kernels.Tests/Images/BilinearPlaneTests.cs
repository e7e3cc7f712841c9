using Assay.Kernels.Images;

namespace Assay.Kernels.Tests.Images;

public class BilinearPlaneTests
{
    static float[] Resize(float[] from, int stride, int width, int height, int targetWidth, int targetHeight)
    {
        var to = new float[targetWidth * targetHeight];
        BilinearPlane.Resize(from, stride, width, height, to, targetWidth, targetHeight);
        return to;
    }

    [Fact]
    public void Two_pixels_become_four_by_quarters() => Assert.Equal([0, 1, 3, 4], Resize([0, 4], 2, 2, 1, 4, 1));

    [Fact]
    public void Both_axes_are_mixed() => Assert.Equal([0, 1, 3, 4, 2, 3, 5, 6, 6, 7, 9, 10, 8, 9, 11, 12], Resize([0, 4, 8, 12], 2, 2, 2, 4, 4));

    /// <summary>The target's centres lie at 1.5 and 5.5.</summary>
    [Fact]
    public void Shrinking_looks_at_the_two_nearest_alone() => Assert.Equal([5, 7], Resize([0, 1, 9, 90, 40, 5, 9, 50], 8, 8, 1, 2, 1));

    [Fact]
    public void A_part_is_cut_out_first() => Assert.Equal([1, 2, 4, 5], Resize([1, 2, 99, 4, 5, 99, 99, 99, 99], 3, 2, 2, 2, 2));

    /// <summary>By the definition, in double: every target pixel's centre between the centres around it.</summary>
    [Fact]
    public void Any_size_equals_the_definition()
    {
        var random = new Random(5);
        foreach (var (width, height, targetWidth, targetHeight) in ((int, int, int, int)[])[(5, 7, 13, 4), (1, 9, 3, 20), (16, 3, 5, 3), (2, 2, 1, 1)])
        {
            var from = Enumerable.Range(0, width * height).Select(_ => (float)(random.NextDouble() * 40 - 20)).ToArray();
            var to = Resize(from, width, width, height, targetWidth, targetHeight);
            for (var i = 0; i < to.Length; i++)
            {
                var (x, y) = (At(i % targetWidth, width, targetWidth), At(i / targetWidth, height, targetHeight));
                var expected = 0.0;
                for (var j = 0; j < from.Length; j++)
                    expected += from[j] * Math.Max(0, 1 - Math.Abs(j % width - x)) * Math.Max(0, 1 - Math.Abs(j / width - y));
                Assert.Equal(expected, to[i], 1e-4);
            }
        }
    }

    static double At(int target, int source, int targets) => Math.Clamp((target + .5) * source / targets - .5, 0, source - 1);
}
