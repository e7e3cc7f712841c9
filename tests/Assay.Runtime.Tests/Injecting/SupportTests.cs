using Assay.Runtime.Injecting;

namespace Assay.Runtime.Tests.Injecting;

public class SupportTests
{
    static readonly Size Four = new(4, 4);

    [Fact]
    public void An_objects_support_is_the_mean_probability_of_its_class()
    {
        var subject = Maps.Subject(LabelMap.Parse("00000/01100/00003"));
        var probabilities = new float[4 * 15];
        (probabilities[15 + 6], probabilities[15 + 7], probabilities[45 + 14]) = (0.5f, 0.75f, 1f);
        Assert.Equal([(6, 0.625), (14, 1.0)], Support.Of(subject, Opinion(subject.Size, probabilities), Evidence.LabelMap));
    }

    [Fact]
    public void An_object_that_the_reference_contradicts_has_none()
    {
        var probabilities = new float[4 * 4];
        (probabilities[4 + 3], probabilities[8 + 3]) = (0.4f, 0.6f);
        Assert.Empty(Support.Of(Maps.Subject(LabelMap.Parse("00/01")), Opinion(new Size(2, 2), probabilities), Evidence.LabelMap));
    }

    [Fact]
    public void What_is_no_probability_is_refused_with_its_pixel()
    {
        var probabilities = new float[4 * 4];
        probabilities[8 + 3] = float.NaN;
        Assert.Contains("pixel (1,1): NaN", Assert.Throws<DataException>(() => Support.Of(Maps.Subject(LabelMap.Parse("00/01")), Opinion(new Size(2, 2), probabilities), Evidence.LabelMap).ToList()).Message);
    }

    [Fact]
    public void An_instance_has_the_highest_confidence_of_those_of_its_class_that_overlap_it_by_half()
    {
        var subject = Instances(At(0, 0, 2, 2), At(2, 2, 2, 2));
        Instance[] predicted =
        [
            At(0, 0, 2, 2, 0.3), At(0, 0, 2, 1, 0.4), // IoU 1 and 0.5
            At(0, 0, 1, 1, 0.9), At(0, 0, 2, 2, 0.8) with { Class = 1 }, // IoU 0.25, another class
            At(2, 2, 1, 1, 0.9), At(2, 2, 2, 2),
        ];
        Assert.Equal([(0, 0.4)], Support.Of(subject, new Opinion { Instances = predicted }, Evidence.Instances));
    }

    [Fact]
    public void An_instance_without_predicted_ones_is_taken_at_its_pixels()
    {
        var probabilities = new float[4 * 16];
        (probabilities[0], probabilities[1]) = (1f, 0.5f);
        Assert.Equal([(0, 0.75)], Support.Of(Instances(At(0, 0, 2, 1)), Opinion(Four, probabilities), Evidence.Instances));
    }

    [Fact]
    public void Only_hard_objects_are_drawn()
    {
        var map = LabelMap.Parse("0000000/0110220/0110220/0000000/0000000");
        HardObjects hard = new(new HashSet<int> { 11 }, new Labels { Map = map });
        Subject subject = new(map.Size, Maps.Classes, new Labels { Map = map }, 1, hard);
        for (var seed = 0; seed < 20; seed++)
            Assert.Equal(2, Maps.Inject("drop", subject, 1, seed)!.Class);
    }

    static Opinion Opinion(Size size, float[] probabilities) => new() { Probabilities = Probabilities.Of<float>(size, 4, probabilities) };

    static Instance At(double x, double y, double width, double height, double? confidence = null) => new() { Class = 0, Geometry = new BoxGeometry(new Box(x, y, width, height)), Confidence = confidence };

    static Subject Instances(params Instance[] instances) => new(Four, Maps.Classes, new Labels { Instances = instances }, 1);
}
