using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class MostProbableTests
{
    static readonly ClassList Classes = ClassList.Named("a", "b");

    static ushort[] Of(float[] planes, bool complete = true) => MostProbable.Of(Probabilities.Of<float>(new Size(2, 1), 2, planes, complete), Classes, "reference 'r'").Ids.ToArray();

    [Fact]
    public void The_most_probable_class_wins_and_of_equals_the_first() => Assert.Equal([1, 0], Of([0.25f, 0.5f, 0.75f, 0.5f]));

    [Fact]
    public void Where_a_class_left_out_weighs_most_there_is_none() => Assert.Equal([1, LabelMap.Void], Of([0.25f, 0.125f, 0.75f, 0.125f], complete: false));

    [Fact]
    public void Numbers_that_are_no_probabilities_are_refused_by_name() =>
        Assert.Contains("reference 'r'", Assert.Throws<DataException>(() => Of([0.25f, float.NaN, 0.75f, 0.5f])).Message);

    [Fact]
    public void Every_stored_type_is_read()
    {
        Assert.Equal([1], MostProbable.Of(Probabilities.Of<byte>(new Size(1, 1), 2, new byte[] { 55, 200 }), Classes, "r").Ids.ToArray());
        Assert.Equal([1], MostProbable.Of(Probabilities.Of<double>(new Size(1, 1), 2, new[] { 0.25, 0.75 }), Classes, "r").Ids.ToArray());
        Assert.Equal([1], MostProbable.Of(Probabilities.Of<Half>(new Size(1, 1), 2, new[] { (Half)0.25, (Half)0.75 }), Classes, "r").Ids.ToArray());
    }
}
