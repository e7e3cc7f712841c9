using System.IO.Compression;
using Assay.Kernels.Codecs;
using Assay.Models.Arrays;

namespace Assay.Tests.Arrays;

public sealed class NpzArraysTests : IDisposable
{
    static readonly ClassList Three = ClassList.Named("a", "b", "c");
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    InputPath Npz(string name, CompressionLevel level, params (string Name, long[] Shape, float[] Values)[] arrays)
    {
        using var archive = ZipFile.Open(folder.File(name), ZipArchiveMode.Create);
        foreach (var array in arrays)
        {
            NpyFile.Write<float>(folder.File("one.npy"), array.Shape, array.Values);
            archive.CreateEntryFromFile(folder.File("one.npy"), array.Name + ".npy", level);
        }
        return new InputPath(folder.File(name));
    }

    async Task<ArraysReference> Open(ArraysOptions options, params string[] samples)
    {
        ArraysReference reference = new(options, new StubHost());
        await reference.OpenAsync(samples, Three, default);
        return reference;
    }

    static async Task<Opinion> Ask(ArraysReference reference, int index, string id) =>
        (await reference.AskAsync([new Question(index, new Sample { Id = id, Size = new Size(1, 1) }, () => null)], default)).Single();

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public async Task A_stack_is_taken_by_its_name(CompressionLevel level)
    {
        var path = Npz("p.npz", level, ("other", [1], [0]), ("probs", [2, 3, 1, 1], [0.5f, 0.25f, 0.25f, 0, 0, 1]));
        await using var reference = await Open(new() { Probabilities = path, Member = "probs" }, "x", "y");
        Assert.Equal(1.0, (await Ask(reference, 1, "y")).Probabilities![2, 0]);
        Assert.Equal(0.25, (await Ask(reference, 0, "x")).Probabilities![1, 0]);
    }

    [Fact]
    public async Task A_file_per_sample_holds_one_array_whatever_its_name()
    {
        Npz("p/x.npz", CompressionLevel.Optimal, ("arr_0", [3, 1, 1], [0, 1, 0]));
        await using var reference = await Open(new() { Probabilities = new InputPath(folder.File("p")) }, "x", "y");
        Assert.Equal(1.0, (await Ask(reference, 0, "x")).Probabilities![1, 0]);
        Assert.Same(Opinion.None, await Ask(reference, 1, "y"));
    }

    [Fact]
    public async Task One_file_without_a_name_holds_an_array_per_sample()
    {
        var path = Npz("v.npz", CompressionLevel.Optimal, ("a/x", [], [3]), ("a/y", [1], [4]));
        await using var reference = await Open(new() { Values = path }, "a/x", "a/y", "a/z");
        Assert.Equal(3.0, (await Ask(reference, 0, "a/x")).Value);
        Assert.Equal(4.0, (await Ask(reference, 1, "a/y")).Value);
        Assert.Same(Opinion.None, await Ask(reference, 2, "a/z"));
    }

    [Fact]
    public async Task Several_arrays_in_a_samples_file_need_a_name()
    {
        Npz("p/x.npz", CompressionLevel.Optimal, ("probs", [3, 1, 1], [0, 1, 0]), ("logits", [3, 1, 1], [0, 9, 0]));
        await using (var reference = await Open(new() { Probabilities = new InputPath(folder.File("p")), Member = "probs" }, "x"))
            Assert.Equal(1.0, (await Ask(reference, 0, "x")).Probabilities![1, 0]);
        await using var unnamed = await Open(new() { Probabilities = new InputPath(folder.File("p")) }, "x");
        Assert.Contains("it holds 2 arrays, expected one, or the name of one: probs, logits", (await Assert.ThrowsAsync<DataException>(() => Ask(unnamed, 0, "x"))).Message);
        var wrong = await Assert.ThrowsAsync<DataException>(() => Open(new() { Probabilities = new InputPath(folder.File("p/x.npz")), Member = "prob" }, "x"));
        Assert.Contains("no array 'prob': probs, logits", wrong.Message);
    }

    [Fact]
    public async Task Wrong_counts_and_damage_are_named()
    {
        var stack = Npz("s.npz", CompressionLevel.Optimal, ("arr_0", [2, 3, 1, 1], [0, 1, 0, 1, 0, 0]));
        Assert.Contains("the stack has 2 entries, the dataset 3 samples", (await Assert.ThrowsAsync<DataException>(() => Open(new() { Probabilities = stack }, "x", "y", "z"))).Message);
        var bytes = File.ReadAllBytes(stack.Path);
        bytes[60] ^= 0xFF;
        File.WriteAllBytes(stack.Path, bytes);
        Assert.Equal("broken-file", (await Assert.ThrowsAsync<DataException>(() => Open(new() { Probabilities = stack }, "x", "y"))).Code);
        File.WriteAllBytes(stack.Path, bytes[..40]);
        Assert.Equal("broken-file", (await Assert.ThrowsAsync<DataException>(() => Open(new() { Probabilities = stack }, "x", "y"))).Code);
    }
}
