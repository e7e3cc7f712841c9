using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class LabelCheckTests
{
    const ushort Void = LabelCheck.Void;

    [Fact]
    public void The_first_id_without_a_class_is_found_wherever_it_is()
    {
        for (var at = 0; at < 70; at++)
        {
            var ids = Enumerable.Repeat((ushort)2, 70).ToArray();
            ids[at] = 3;
            ids[69] = 9;
            Assert.Equal(at, LabelCheck.FirstOutside(ids, 3));
        }
    }

    [Fact]
    public void Void_is_not_outside() => Assert.Equal(-1, LabelCheck.FirstOutside([.. Enumerable.Repeat(Void, 40)], 3));

    [Fact]
    public void Every_id_but_void_is_outside_of_no_classes()
    {
        Assert.Equal(1, LabelCheck.FirstOutside([Void, 0], 0));
        Assert.Equal(17, LabelCheck.FirstOutside([.. Enumerable.Repeat(Void, 17), 0, .. Enumerable.Repeat(Void, 30)], 0));
    }

    [Fact]
    public void The_highest_id_is_inside_of_65535_classes_and_outside_of_65534()
    {
        var ids = Enumerable.Repeat((ushort)65_534, 20).ToArray();
        Assert.Equal(-1, LabelCheck.FirstOutside(ids, 65_535));
        Assert.Equal(0, LabelCheck.FirstOutside(ids, 65_534));
    }
}
