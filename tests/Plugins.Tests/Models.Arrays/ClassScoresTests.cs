using Assay.Models.Arrays;
using Assay.Kernels.Codecs;

namespace Assay.Tests.Arrays;

public sealed class ClassScoresTests : IDisposable
{
    static readonly ClassList Two = ClassList.Named("cat", "dog");
    readonly TempFolder folder = new();
    readonly StubHost host = new();

    public void Dispose() => folder.Dispose();

    async Task<ArraysReference> Open(string file, bool multiLabel = false, params string[] samples)
    {
        ArraysReference reference = new(new ArraysOptions { ClassScores = new InputPath(folder.File(file)), MultiLabel = multiLabel }, host);
        Assert.Equal(Evidence.ClassScores, reference.Gives);
        await reference.OpenAsync(samples, Two, default);
        return reference;
    }

    static async Task<Opinion> Ask(ArraysReference reference, int index, string id) =>
        (await reference.AskAsync([new Question(index, new Sample { Id = id, Size = new Size(1, 1) }, () => null)], default)).Single();

    static async Task<DataException> Fails(ArraysReference reference, int index, string id) => await Assert.ThrowsAsync<DataException>(() => Ask(reference, index, id));

    [Fact]
    public async Task A_stack_is_in_dataset_order()
    {
        NpyFile.Write<float>(folder.File("s.npy"), [2, 2], [0.25f, 0.75f, 1, 0]);
        await using var reference = await Open("s.npy", false, "a", "b");
        Assert.Equal([0.25, 0.75], (await Ask(reference, 0, "a")).ClassScores!);
        Assert.Equal([1.0, 0.0], (await Ask(reference, 1, "b")).ClassScores!);
        Assert.Null(reference.Classes);
    }

    [Fact]
    public async Task A_file_per_sample_is_joined_by_id()
    {
        NpyFile.Write<double>(folder.File("d/a.npy"), [2], [0.25, 0.75]);
        await using var reference = await Open("d", false, "a", "b");
        Assert.Equal([0.25, 0.75], (await Ask(reference, 0, "a")).ClassScores!);
        Assert.Same(Opinion.None, await Ask(reference, 1, "b"));
    }

    [Fact]
    public async Task A_table_names_its_classes_and_is_joined_by_id()
    {
        folder.Write("s.csv", "image,dog,cat\nb,0.9,0.1\na,0.5,0.5\n");
        await using var reference = await Open("s.csv", false, "a", "b", "c");
        Assert.Equal(["dog", "cat"], reference.Classes!.Select(entry => entry.Name));
        Assert.Equal([0.9, 0.1], (await Ask(reference, 1, "b")).ClassScores!);
        Assert.Same(Opinion.None, await Ask(reference, 2, "c"));
    }

    [Fact]
    public async Task Rows_that_hold_no_probabilities_fail_their_sample_with_line_and_class()
    {
        folder.Write("s.csv", "image,cat,dog\na,nan,1\nb,-0.2,1.2\nc,0.6,0.6\nd,1\ne,x,1\nf,0.495,0.5\n");
        await using var reference = await Open("s.csv", false, "a");
        Assert.Equal(("broken-scores", "line 2"), ((await Fails(reference, 0, "a")).Code, (await Fails(reference, 0, "a")).Place));
        Assert.Contains("the score of 'cat' is NaN", (await Fails(reference, 0, "a")).Message);
        Assert.Contains("the score of 'cat' is -0.2", (await Fails(reference, 0, "b")).Message);
        Assert.Contains("sum to 1.2, expected 1 within 0.01; if the classes do not exclude each other (sigmoid), say 'multi_label: true'", (await Fails(reference, 0, "c")).Message);
        Assert.Contains("1 scores, the header 2 classes", (await Fails(reference, 0, "d")).Message);
        Assert.Contains("NaN", (await Fails(reference, 0, "e")).Message);
        Assert.Equal([0.495, 0.5], (await Ask(reference, 0, "f")).ClassScores!);
    }

    [Fact]
    public async Task Sigmoid_scores_need_not_sum_to_one_when_they_are_called_so()
    {
        folder.Write("s.csv", "image,cat,dog\na,0.6,0.9\n");
        await using var reference = await Open("s.csv", true, "a");
        Assert.Equal([0.6, 0.9], (await Ask(reference, 0, "a")).ClassScores!);
    }

    [Theory]
    [InlineData("image,cat,dog\na,1,0\na,0,1\n", "stands at line 2 too")]
    [InlineData("image,cat,cat\na,1,0\n", "the same name twice")]
    [InlineData("a,0.9,0.1\nb,0.5,0.5\n", "the first row holds numbers")]
    [InlineData("image,cat,dog\n", "the file has no row")]
    [InlineData("image\na\n", "the header is one cell")]
    public async Task What_is_no_table_of_scores_is_refused(string text, string message)
    {
        folder.Write("s.csv", text);
        Assert.Contains(message, (await Assert.ThrowsAsync<DataException>(() => Open("s.csv", false, "a"))).Message);
    }

    [Fact]
    public async Task Whole_numbers_and_other_shapes_are_refused()
    {
        NpyFile.Write<int>(folder.File("i.npy"), [1, 2], [1, 0]);
        Assert.Contains("expected float64, float32 or float16", (await Assert.ThrowsAsync<DataException>(() => Open("i.npy", false, "a"))).Message);
        NpyFile.Write<float>(folder.File("p.npy"), [1, 2, 1, 1], [1, 0]);
        Assert.Contains("the shape is (1, 2, 1, 1)", (await Assert.ThrowsAsync<DataException>(() => Open("p.npy", false, "a"))).Message);
    }
}
