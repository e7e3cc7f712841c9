using Assay.Kernels;

namespace Assay.Tests.Masks;

public class ComponentSumsTests
{
    const ushort Void = LabelCheck.Void;

    [Fact]
    public void Every_component_gets_its_pixels()
    {
        // 0 0 1 over 2 0 1, where 2 is void.
        var map = ConnectedComponents.Find([0, 0, 1, Void, 0, 1], 3, 2, Neighbours.Four);
        var sums = new double[2];
        ComponentSums.Add(map, [1, 2, 4, double.NaN, 8, 16], sums);
        Assert.Equal([11, 20], sums);
    }

    [Fact]
    public void Long_runs_are_summed_as_short_ones()
    {
        foreach (var width in new[] { 1, 3, 4, 5, 17, 100 })
        {
            var sums = new double[1];
            ComponentSums.Add(ConnectedComponents.Find(new ushort[2 * width], width, 2, Neighbours.Four), [.. Enumerable.Range(1, 2 * width).Select(i => (double)i)], sums);
            Assert.Equal(width * (2 * width + 1), sums[0]);
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused() =>
        Assert.Throws<ArgumentException>(() => ComponentSums.Add(ConnectedComponents.Find([0, 0], 2, 1, Neighbours.Four), [1], new double[1]));
}
