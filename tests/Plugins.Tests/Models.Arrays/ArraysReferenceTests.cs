using Assay.Models.Arrays;
using Assay.Kernels.Codecs;

namespace Assay.Tests.Arrays;

public sealed class ArraysReferenceTests : IDisposable
{
    static readonly ClassList Three = ClassList.Named("a", "b", "c");
    readonly TempFolder folder = new();
    readonly StubHost host = new();

    public void Dispose() => folder.Dispose();

    InputPath Npy<T>(string name, long[] shape, params T[] values) where T : unmanaged
    {
        NpyFile.Write<T>(folder.File(name), shape, values.Length > 0 ? values : new T[shape.Aggregate(1L, (a, b) => a * b)]);
        return new InputPath(folder.File(name));
    }

    async Task<(ArraysReference Reference, IReadOnlyCollection<string>? Ids)> Open(ArraysOptions options, params string[] samples)
    {
        ArraysReference reference = new(options, host);
        return (reference, await reference.OpenAsync(samples, Three, default));
    }

    async Task<string> Refuses(ArraysOptions options, params string[] samples) =>
        (await Assert.ThrowsAsync<DataException>(() => Open(options, samples))).Message;

    static async Task<Opinion> Ask(ArraysReference reference, int index, string id, int width, int height) =>
        (await reference.AskAsync([new Question(index, new Sample { Id = id, Size = new Size(width, height) }, () => null)], default)).Single();

    [Fact]
    public async Task A_stack_of_probabilities_is_kept_as_stored()
    {
        var path = Npy<Half>("p.npy", [2, 3, 1, 2], [.. Enumerable.Range(0, 12).Select(i => (Half)(i / 16f))]);
        var (reference, ids) = await Open(new ArraysOptions { Probabilities = path }, "x", "y");
        Assert.Null(ids);
        Assert.Equal(Evidence.Probabilities, reference.Gives);
        var opinion = (await Ask(reference, 1, "y", 2, 1)).Probabilities!;
        Assert.Equal(typeof(Half), opinion.ElementType);
        Assert.Equal(3, opinion.Classes);
        Assert.Equal(11 / 16.0, opinion[2, 1]);
        await reference.DisposeAsync();
    }

    [Fact]
    public async Task A_window_is_a_part_of_the_whole_answer()
    {
        var stack = Npy<float>("p.npy", [2, 3, 2, 4], [.. Enumerable.Range(0, 48).Select(i => i / 64f)]);
        var maps = Npy<short>("m.npy", [2, 2, 4], [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, -1, 1, 2, 0]);
        var (probabilities, _) = await Open(new ArraysOptions { Probabilities = stack }, "x", "y");
        var (labels, _) = await Open(new ArraysOptions { LabelMaps = maps }, "x", "y");
        var (whole, window) = (new Question(1, new Sample { Id = "y", Size = new Size(4, 2) }, () => null), new Window(0, 1, new Size(3, 1)));
        Assert.True(probabilities.CanAnswerWindows(1, "y") && labels.CanAnswerWindows(1, "y"));
        Assert.Equal([28, 29, 30, 36, 37, 38, 44, 45, 46], (await probabilities.AskAsync(whole, window, default)).Probabilities!.Values<float>().ToArray().Select(value => (int)(value * 64)));
        var map = (await labels.AskAsync(whole, window, default)).LabelMap!;
        Assert.Equal((LabelMap.FirstStranger, 1, 2), (map.Ids[0], map.Ids[1], map.Ids[2]));
        Assert.Equal([-1L], map.Strangers);
        Assert.Equal("broken-file", (await Assert.ThrowsAsync<DataException>(async () => await labels.AskAsync(whole with { Sample = whole.Sample with { Size = new Size(8, 2) } }, window, default))).Code);
        await probabilities.DisposeAsync();
        await labels.DisposeAsync();
    }

    [Fact]
    public async Task A_file_per_sample_is_joined_by_id_and_a_missing_one_is_no_opinion()
    {
        Npy<byte>("p/a/1_prob.npy", [3, 1, 1], 10, 20, 255);
        var (reference, ids) = await Open(new ArraysOptions { Probabilities = new InputPath(Path.Combine(folder.Path, "p")), Match = "^(.*)_prob$" }, "a/1", "a/2");
        Assert.Equal(["a/1"], ids!);
        Assert.Equal(1.0, (await Ask(reference, 0, "a/1", 1, 1)).Probabilities![2, 0]);
        Assert.Same(Opinion.None, await Ask(reference, 1, "a/2", 1, 1));
    }

    [Fact]
    public async Task Label_maps_come_from_stacks_and_from_png_files()
    {
        var (stack, _) = await Open(new ArraysOptions { LabelMaps = Npy<long>("m.npy", [2, 1, 2], 0, 1, 2, -1) }, "x", "y");
        Assert.Equal([-1L], (await Ask(stack, 1, "y", 2, 1)).LabelMap!.Strangers);
        await stack.DisposeAsync();
        PngFile.Write(folder.File("l/x.png"), PngImage.Grey(2, 1, (byte[])[1, 2]));
        var (files, ids) = await Open(new ArraysOptions { LabelMaps = new InputPath(Path.Combine(folder.Path, "l", "*.png")) }, "x");
        Assert.Equal(["x"], ids!);
        Assert.Equal([1, 2], (await Ask(files, 0, "x", 2, 1)).LabelMap!.Ids.ToArray());
    }

    [Fact]
    public async Task A_value_that_is_nan_is_no_opinion()
    {
        var (reference, _) = await Open(new ArraysOptions { Values = Npy("v.npy", [2], 0.5, double.NaN) }, "x", "y");
        Assert.Equal(0.5, (await Ask(reference, 0, "x", 1, 1)).Value);
        Assert.Same(Opinion.None, await Ask(reference, 1, "y", 1, 1));
        await reference.DisposeAsync();
    }

    [Fact]
    public async Task One_array_serves_a_dataset_of_one_sample()
    {
        var path = Npy<float>("p.npy", [3, 1, 1], 0.1f, 0.2f, 0.7f);
        var (reference, _) = await Open(new ArraysOptions { Probabilities = path }, "x");
        Assert.Equal(0.7f, (await Ask(reference, 0, "x", 1, 1)).Probabilities![2, 0]);
        Assert.Contains("holds one sample, the dataset has 2", await Refuses(new ArraysOptions { Probabilities = path }, "x", "y"));
    }

    [Fact]
    public async Task A_stack_of_another_length_is_refused_with_both_numbers() =>
        Assert.Contains("the stack has 2 entries, the dataset 3 samples", await Refuses(new ArraysOptions { Values = Npy<float>("v.npy", [2]) }, "x", "y", "z"));

    [Fact]
    public async Task Channel_last_probabilities_are_recognised() =>
        Assert.Contains("np.moveaxis(x, -1, 1)", await Refuses(new ArraysOptions { Probabilities = Npy<float>("p.npy", [1, 8, 9, 3]) }, "x"));

    [Fact]
    public async Task Types_and_ranks_that_cannot_be_are_refused()
    {
        Assert.Contains("expected float64", await Refuses(new ArraysOptions { Probabilities = Npy<int>("i.npy", [1, 3, 1, 1]) }, "x"));
        Assert.Contains("expected integers", await Refuses(new ArraysOptions { LabelMaps = Npy<float>("f.npy", [1, 1, 1]) }, "x"));
        Assert.Contains("the shape is (3,)", await Refuses(new ArraysOptions { Probabilities = Npy<float>("r.npy", [3]) }, "x"));
        Assert.Contains("does not exist", await Refuses(new ArraysOptions { Values = new InputPath(folder.File("none.npy")) }, "x"));
        folder.Write("q/a.txt", "");
        Assert.Contains("found 1 .txt", await Refuses(new ArraysOptions { Values = new InputPath(Path.Combine(folder.Path, "q")) }, "x"));
    }

    [Fact]
    public async Task Another_size_than_the_sample_is_that_samples_failure()
    {
        var (reference, _) = await Open(new ArraysOptions { Probabilities = Npy<float>("p.npy", [1, 3, 2, 2]) }, "x");
        Assert.Contains("it is 2x2 for a sample of 4x4", (await Assert.ThrowsAsync<DataException>(() => Ask(reference, 0, "x", 4, 4))).Message);
        await reference.DisposeAsync();
    }

    [Fact]
    public async Task None_and_two_arrays_are_refused()
    {
        Assert.Equal("one-of", (await Assert.ThrowsAsync<AssayException>(() => Open(new ArraysOptions(), "x"))).Code);
        Assert.Equal("one-of", (await Assert.ThrowsAsync<AssayException>(() => Open(new ArraysOptions { Values = new("v"), LabelMaps = new("m") }, "x"))).Code);
    }

    [Fact]
    public async Task Every_cleanlab_case_opens()
    {
        foreach (var path in Directory.GetFiles(Conformance.Path("cleanlab"), "probs.npy", SearchOption.AllDirectories))
        {
            var shape = NpyFile.ReadHeader(path).Shape;
            if (NpyFile.ReadHeader(path).ElementType is var type && type != typeof(double) && type != typeof(float) && type != typeof(Half) && type != typeof(byte))
                continue;
            var ids = Enumerable.Range(0, (int)shape[0]).Select(i => $"{i}").ToArray();
            var (reference, _) = await Open(new ArraysOptions { Probabilities = new InputPath(path) }, ids);
            Assert.Equal(shape[1], (await Ask(reference, 0, "0", (int)shape[3], (int)shape[2])).Probabilities!.Classes);
            await reference.DisposeAsync();
        }
    }
}
