using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class PixelShiftTests
{
    /// <summary>Class 1 in a square of 8 px inside 20 x 20.</summary>
    static LabelMap Square(int x, int y)
    {
        var ids = new ushort[400];
        for (var i = 0; i < 400; i++)
            ids[i] = (ushort)(i % 20 - x is >= 0 and < 8 && i / 20 - y is >= 0 and < 8 ? 1 : 0);
        return new LabelMap(new Size(20, 20), ids);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(-1, 2)]
    [InlineData(2, -2)]
    public void A_shift_is_found(int x, int y) => Assert.Equal((x, y), PixelShift.Find(Square(6, 6), Square(6 + x, 6 + y)));

    [Fact]
    public void Maps_of_one_class_have_no_shift() => Assert.Equal((0, 0), PixelShift.Find(LabelMap.Parse("000000/000000/000000/000000/000000"), LabelMap.Parse("000000/000000/000000/000000/000000")));

    /// <summary>Noise of three classes and void, 45 px wide, so that rows have whole vectors and a rest; the reference is the same noise, moved.</summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(-1, -2)]
    public void Void_pixels_count_on_neither_side(int dx, int dy)
    {
        var (size, random) = (new Size(45, 30), new Random(7));
        var noise = Enumerable.Range(0, 60 * 60).Select(_ => random.Next(4) is var value and < 3 ? (ushort)value : LabelMap.Void).ToArray();
        LabelMap At(int left, int top) => new(size, [.. Enumerable.Range(0, (int)size.Area).Select(i => noise[(top + i / size.Width) * 60 + left + i % size.Width])]);
        var (labels, moved) = (At(5, 5), At(5 - dx, 5 - dy));
        var voided = new LabelMap(size, [.. moved.Ids.ToArray().Select((id, i) => i % 3 == 0 ? LabelMap.Void : id)]);

        Assert.Equal((dx, dy), PixelShift.Find(labels, moved));
        Assert.Equal((dx, dy), PixelShift.Find(labels, voided));
        Assert.Equal((0, 0), PixelShift.Find(labels, new LabelMap(size, [.. Enumerable.Repeat(LabelMap.Void, (int)size.Area)])));
    }

    static FakeSamples Squares(int count) => new(count, index => FakeSamples.Sample($"s{index:D3}", Square(4 + index % 5, 6))) { Classes = ClassList.Named("ground", "house") };

    static FakeAnswers Moved(Func<int, int> by) => new(question => new Opinion { LabelMap = Square(4 + question.Index % 5 + by(question.Index), 6) }) { Gives = Evidence.LabelMap };

    static async Task<IReadOnlyList<Problem>> Problems(FakeAnswers answers, int count = 40)
    {
        using var rig = new Rig { Samples = Squares(count) };
        rig.Reference("old", answers).Score("one", _ => 1, "old");
        return (await rig.RunAsync()).Problems;
    }

    [Fact]
    public async Task A_reference_that_is_shifted_everywhere_is_reported_once_by_name_and_shift()
    {
        var problem = Assert.Single(await Problems(Moved(_ => 1)));
        Assert.Equal("pixel-shift", problem.Code);
        Assert.Contains("reference 'old' lies 1 px right of the labels in 8 of 8 samples", problem.Message);
        Assert.Null(problem.Sample);
    }

    /// <summary>One plane a class; the dataset has two.</summary>
    static FakeAnswers Planes(Func<int, int> planes) => new(question => new Opinion
    {
        Probabilities = Probabilities.Of<float>(new Size(20, 20), planes(question.Index), Enumerable.Repeat(1f / planes(question.Index), 400 * planes(question.Index)).ToArray()),
    })
    { Gives = Evidence.Probabilities };

    [Fact]
    public async Task Answers_that_are_all_for_another_number_of_classes_stop_the_run_before_it_scores()
    {
        var refused = await Assert.ThrowsAsync<DataException>(() => Problems(Planes(_ => 3)));
        Assert.Equal("class-count", refused.Code);
        Assert.Contains("3 classes, 2 were expected", refused.Message);
    }

    [Fact]
    public async Task One_answer_for_another_number_of_classes_is_a_broken_file_of_one_sample() =>
        Assert.Equal("class-count", Assert.Single(await Problems(Planes(index => index == 5 ? 3 : 2))).Code);

    [Fact]
    public async Task A_few_shifted_samples_are_label_errors_and_no_shift() => Assert.Empty(await Problems(Moved(index => index % 10 == 0 ? 1 : 0)));

    [Fact]
    public async Task Shifts_that_differ_are_no_shift() => Assert.Empty(await Problems(Moved(index => index % 2 == 0 ? 1 : -1)));

    [Fact]
    public async Task Two_samples_are_too_few_to_tell() => Assert.Empty(await Problems(Moved(_ => 1), 2));

    [Fact]
    public async Task A_costly_reference_is_not_asked_for_it() => Assert.Empty(await Problems(Moved(_ => 1) with { Costly = true }));

    [Fact]
    public async Task Probabilities_are_compared_by_their_most_probable_class()
    {
        var answers = new FakeAnswers(question =>
        {
            var ids = Square(4 + question.Index % 5, 7).Ids.ToArray();
            return new Opinion { Probabilities = Probabilities.Of<float>(new Size(20, 20), 2, ids.Select(id => 0.9f - 0.8f * id).Concat(ids.Select(id => 0.1f + 0.8f * id)).ToArray()) };
        })
        { Gives = Evidence.Probabilities };
        Assert.Contains("1 px below", Assert.Single(await Problems(answers)).Message);
    }
}
