using Assay;
using Xunit;

namespace Outsider.Weights.Tests;

public class ClassWeightsTests
{
    static double? Weigh(string map) => new ClassWeights(new() { Weights = "a: 1\nb: 3" })
        .Examine(new Exam(new Sample { Id = "s", Size = new Size(2, 1), Labels = new Labels { Map = LabelMap.Parse(map) } }, ClassList.Named("a", "b"))).Values.FirstOrDefault();

    [Fact]
    public void Pixels_are_weighed_by_class() => Assert.Equal(2, Weigh("01"));

    [Fact]
    public void Void_pixels_weigh_nothing() => Assert.Equal(3, Weigh(".1"));

    [Fact]
    public void Nothing_labelled_is_no_evidence() => Assert.Null(Weigh(".."));
}
