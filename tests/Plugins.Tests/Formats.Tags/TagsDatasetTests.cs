using Assay.Formats.Tags;
using Assay.Kernels.Codecs;

namespace Assay.Tests.Tags;

public sealed class TagsDatasetTests : IDisposable
{
    readonly TempFolder folder = new();
    readonly StubHost host = new();

    public void Dispose() => folder.Dispose();

    async Task<TagsDataset> Open(TagsOptions options)
    {
        TagsDataset dataset = new(options, host);
        await dataset.OpenAsync(default);
        return dataset;
    }

    Task<TagsDataset> OpenText(string csv, Func<TagsOptions, TagsOptions>? with = null, string name = "labels.csv")
    {
        TagsOptions options = new() { Labels = new InputPath(folder.Write(name, csv)) };
        return Open(with is null ? options : with(options));
    }

    async Task<DataException> Refuses(string csv, Func<TagsOptions, TagsOptions>? with = null) =>
        await Assert.ThrowsAsync<DataException>(() => OpenText(csv, with));

    static async Task<string> TagsOf(TagsDataset dataset, int index) =>
        (await dataset.ReadAsync(index, default)).Labels?.Tags is { } tags ? string.Join(' ', tags.Select(tag => dataset.Classes.Count > 0 ? dataset.Classes[tag].Name : $"{tag}")) : "not annotated";

    [Fact]
    public async Task Rows_are_samples_in_order_of_the_file_and_classes_are_in_ordinal_order()
    {
        await using var dataset = await OpenText("image,class\nb.jpg,dog\na.jpg,cat\n");
        Assert.Equal(["b.jpg", "a.jpg"], dataset.Ids);
        Assert.Equal(["cat", "dog"], dataset.Classes.Select(entry => entry.Name));
        Assert.Equal(("dog", "cat"), (await TagsOf(dataset, 0), await TagsOf(dataset, 1)));
        Assert.Equal(Evidence.ClassScores, dataset.Gives);
    }

    [Fact]
    public async Task Whole_numbers_are_bare_ids_unless_classes_are_named()
    {
        await using var bare = await OpenText("image,class\na,7\nb,-1\n");
        Assert.Empty(bare.Classes);
        Assert.Equal([7], (await bare.ReadAsync(0, default)).Labels!.Tags!);
        Assert.Equal([-1], (await bare.ReadAsync(1, default)).Labels!.Tags!);
        await using var named = await OpenText("image,class\na,7\n", options => options with { Names = ["7", "8"] });
        Assert.Equal([0], (await named.ReadAsync(0, default)).Labels!.Tags!);
    }

    [Fact]
    public async Task Named_columns_may_stand_anywhere_and_the_others_are_attributes()
    {
        await using var dataset = await OpenText("split,Label,Sun Height,file\ntrain,cat,12.5,a.jpg\ntest,dog,,b.jpg\n", options => options with { SampleColumn = "file", ClassColumn = "Label" });
        Assert.Equal(["a.jpg", "b.jpg"], dataset.Ids);
        Assert.Equal(["split", "sun_height"], dataset.Attributes.Select(column => column.Name));
        Assert.Equal(["train", "test"], dataset.Attributes[0].Text!);
        Assert.Equal([12.5, null], dataset.Attributes[1].Number!);
    }

    [Fact]
    public async Task Tabs_other_delimiters_and_quotes_are_read()
    {
        await using var tsv = await OpenText("image\tclass\na.jpg\tcat, black\n", name: "x.tsv");
        Assert.Equal("cat, black", await TagsOf(tsv, 0));
        await using var quoted = await OpenText("image;class\r\n\"a;b.jpg\";\"the \"\"cat\"\"\"\r\n", options => options with { Delimiter = ";" });
        Assert.Equal(("a;b.jpg", "the \"cat\""), (quoted.Ids.Single(), await TagsOf(quoted, 0)));
        await using var headless = await OpenText("a.jpg,cat\n", options => options with { Header = false });
        Assert.Equal("cat", await TagsOf(headless, 0));
    }

    [Fact]
    public async Task Several_classes_come_from_several_rows_or_from_one_cell()
    {
        await using var rows = await OpenText("image,class\na,cat\nb,dog\na,dog\n", options => options with { MultiLabel = true });
        Assert.Equal("cat dog", await TagsOf(rows, 0));
        await using var cells = await OpenText("image,class\na,cat | dog\nb,dog\n", options => options with { MultiLabel = true, Separator = "|" });
        Assert.Equal("cat dog", await TagsOf(cells, 0));
    }

    [Fact]
    public async Task Two_classes_for_one_sample_are_an_error_that_names_both_lines()
    {
        await using var dataset = await OpenText("image,class\na,cat\nb,dog\na,dog\n");
        var error = await Assert.ThrowsAsync<DataException>(async () => await dataset.ReadAsync(0, default));
        Assert.Equal(("conflicting-tags", "line 4"), (error.Code, error.Place));
        Assert.Contains("'cat' at line 2 and 'dog' at line 4", error.Message);
        Assert.EndsWith("labels.csv", error.File);
        Assert.Equal("dog", await TagsOf(dataset, 1));
    }

    [Fact]
    public async Task The_same_row_twice_is_a_problem_and_counts_once()
    {
        await using var dataset = await OpenText("image,class\na,cat\na,cat\nb,dog\n");
        var sample = await dataset.ReadAsync(0, default);
        Assert.Equal([0], sample.Labels!.Tags!);
        Assert.Equal(("duplicate-tag", "line 3"), (sample.Problems.Single().Code, sample.Problems[0].Place));
    }

    [Fact]
    public async Task An_empty_class_is_not_annotated_or_none_as_the_option_says()
    {
        const string Csv = "image,class\na,\nb,dog\n";
        await using var unknown = await OpenText(Csv);
        var sample = await unknown.ReadAsync(0, default);
        Assert.Null(sample.Labels);
        Assert.Equal(("empty-cell", "line 2"), (sample.Problems.Single().Code, sample.Problems[0].Place));
        await using var none = await OpenText(Csv, options => options with { Empty = EmptyCell.NoClass });
        Assert.Empty((await none.ReadAsync(0, default)).Labels!.Tags!);
        Assert.Empty((await none.ReadAsync(0, default)).Problems);
    }

    [Fact]
    public async Task A_class_that_is_not_named_is_that_samples_error_with_its_line()
    {
        await using var dataset = await OpenText("image,class\na,cat\nb,caat\n", options => options with { Names = ["cat", "dog"] });
        Assert.Equal(["cat", "dog"], dataset.Classes.Select(entry => entry.Name));
        var error = await Assert.ThrowsAsync<DataException>(async () => await dataset.ReadAsync(1, default));
        Assert.Equal(("unknown-tag", "line 3"), (error.Code, error.Place));
        Assert.Contains("'caat' is none of the classes: cat, dog", error.Message);
    }

    [Fact]
    public async Task Rows_without_a_name_or_of_another_length_are_left_out_and_reported_with_their_line()
    {
        await using var dataset = await OpenText("image,class\n,cat\na,cat\nb\nc,dog,x\n");
        Assert.Equal(["a"], dataset.Ids);
        Assert.Equal([("empty-cell", "line 2"), ("row-length", "line 4"), ("row-length", "line 5")], host.Problems.Select(problem => (problem.Code, problem.Place!)));
    }

    [Fact]
    public async Task Names_that_hardly_differ_are_reported()
    {
        await using var dataset = await OpenText("image,class\na,Hot dog\nb,hot_dog\n");
        Assert.Equal("similar-classes", host.Problems.Single().Code);
    }

    [Fact]
    public async Task What_is_no_table_of_samples_and_classes_is_refused()
    {
        Assert.Equal("no-columns", (await Refuses("image;class\na;cat\n")).Code);
        Assert.Equal("column-twice", (await Refuses("a,b,b\nx,y,z\n")).Code);
        Assert.Equal("no-column", (await Refuses("image,class\na,cat\n", options => options with { ClassColumn = "label" })).Code);
        Assert.Equal("no-samples", (await Refuses("image,class\n")).Code);
        Assert.Equal("no-samples", (await Refuses("")).Code);
        var quote = await Refuses("image,class\na,\"cat\nb,dog\n");
        Assert.Equal("broken-csv", quote.Code);
        await File.WriteAllBytesAsync(folder.File("latin.csv"), [.. "image,class\na,k"u8, 0xE4, .. "se\n"u8], TestContext.Current.CancellationToken);
        Assert.Contains("UTF-8", (await Assert.ThrowsAsync<DataException>(() => Open(new TagsOptions { Labels = new InputPath(folder.File("latin.csv")) }))).Message);
    }

    [Fact]
    public async Task Images_give_sizes_and_missing_or_unsafe_ones_are_problems()
    {
        PngFile.Write(folder.File("images/a.png"), PngImage.Grey(3, 2, new byte[6]));
        InputPath images = new(Path.Combine(folder.Path, "images"));
        await using var dataset = await OpenText("image,class\na,cat\nb,dog\n../c,dog\n", options => options with { Images = images, Extension = ".png" });
        host.Opens = _ => new Size(3, 2);
        var sample = await dataset.ReadAsync(0, default);
        Assert.Equal((new Size(3, 2), true), (sample.Size, sample.ImageFile!.EndsWith("a.png", StringComparison.Ordinal)));
        var missing = await dataset.ReadAsync(1, default);
        Assert.Equal(("no-image", (string?)null), (missing.Problems.Single().Code, missing.ImageFile));
        Assert.Contains("line 3", missing.Problems[0].Place);
        Assert.Equal("unsafe-name", (await dataset.ReadAsync(2, default)).Problems.Single().Code);
    }

    [Fact]
    public async Task A_folder_per_class_names_the_classes_and_keeps_empty_ones()
    {
        foreach (var name in (string[])["cat/1.png", "cat/2.png", "dog/deep/1.png", "stray.png"])
            PngFile.Write(folder.File($"d/{name}"), PngImage.Grey(1, 1, new byte[1]));
        Directory.CreateDirectory(Path.Combine(folder.Path, "d", "eel"));
        host.Opens = _ => new Size(1, 1);
        await using var dataset = await Open(new TagsOptions { Labels = new InputPath(Path.Combine(folder.Path, "d")) });
        Assert.Equal(["cat/1", "cat/2", "dog/deep/1", "stray"], dataset.Ids);
        Assert.Equal(["cat", "dog", "eel"], dataset.Classes.Select(entry => entry.Name));
        Assert.Equal(("cat", "dog", "not annotated"), (await TagsOf(dataset, 0), await TagsOf(dataset, 2), await TagsOf(dataset, 3)));
        Assert.Equal("empty-class", host.Problems.Single().Code);
        Assert.Equal("no-label", (await dataset.ReadAsync(3, default)).Problems.Single().Code);
    }
}
