using Assay.Formats.Tags;

namespace Assay.Tests.Tags;

public sealed class TagsCopyTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Only_the_cell_changes()
    {
        const string Text = "\uFEFFimage,class,who\r\n\r\n a.jpg , \"cat\" ,\"x, y\"\r\nb.jpg,dog,\"\"\r\nc.jpg,cat,z";
        Assert.Equal(Text.Replace("\"cat\"", "\"dog\"").Replace("dog,\"\"", "cat,\"\""), await Copy(Text, new TagsOptions { Labels = Labels }, (0, "dog"), (1, "cat")));
        Assert.Equal(Text, await Copy(Text, new TagsOptions { Labels = Labels }));
    }

    [Fact]
    public async Task A_class_that_has_to_be_quoted_is() =>
        Assert.Equal("s;c\na;\"x;y\"\nb;\"x;y\"\nd;z\n", await Copy("s;c\na;z\nb;\"x;y\"\nd;z\n", new TagsOptions { Labels = Labels, Delimiter = ";" }, (0, "x;y")));

    [Fact]
    public async Task Columns_may_stand_anywhere_and_rows_of_no_use_stay() =>
        Assert.Equal("cat,1,a\nbroken\ncat,2,b\ndog,3,c\n", await Copy("dog,1,a\nbroken\ncat,2,b\ndog,3,c\n",
            new TagsOptions { Labels = Labels, Header = false, SampleColumn = "column_3", ClassColumn = "column_1" }, (0, "cat")));

    [Fact]
    public async Task A_row_of_several_goes_with_its_class_and_samples_keep_their_order()
    {
        TagsOptions options = new() { Labels = Labels, MultiLabel = true };
        Assert.Equal("s,c\na,cat\nb,dog\nb,cat\n", await Copy("s,c\na,cat\nb,dog\na,dog\nb,cat\n", options, (0, "cat")));
        Assert.Equal("s,c\na,dog\nb,dog\nb,cat\n", await Copy("s,c\na,cat\nb,dog\na,dog\nb,cat\n", options, (0, "dog")));
    }

    [Fact]
    public async Task In_a_cell_of_several_the_others_stay() =>
        Assert.Equal("s,c\na,dog|owl\nb,cat\n", await Copy("s,c\na,cat|dog|owl\nb,cat\n", new TagsOptions { Labels = Labels, MultiLabel = true, Separator = "|" }, (0, "dog owl")));

    [Fact]
    public async Task Every_row_that_says_the_same_changes() =>
        Assert.Equal("s,c\na,dog\na,dog\nb,cat\nb,dog\n", await Copy("s,c\na,cat\na,cat\nb,cat\nb,dog\n", new TagsOptions { Labels = Labels, MultiLabel = true }, (0, "dog")));

    [Fact]
    public async Task Whole_numbers_stay_whole_numbers() => Assert.Equal("s,c\na,3\nb,3\nc,7\n", await Copy("s,c\na,7\nb,3\nc,7\n", new TagsOptions { Labels = Labels }, (0, "3")));

    [Theory]
    [InlineData("s,c\na,cat\nb,dog\nb2,dog\n", "dog", "no sample of 'cat' is left")]
    [InlineData("s,c\na,cat\nb,dog\nc,cat\n", "", "loses its only class")]
    [InlineData("s,c\na,cat\nb,dog\nc,cat\n", "cat dog", "more classes than it had")]
    public async Task What_a_file_cannot_say_is_refused(string text, string tags, string why) =>
        Assert.Contains(why, (await Assert.ThrowsAsync<DataException>(() => Copy(text, new TagsOptions { Labels = Labels }, (0, tags)))).Message);

    [Fact]
    public async Task An_empty_cell_may_say_that_there_is_no_class() =>
        Assert.Equal("s,c\na,\nb,dog\nc,cat\n", await Copy("s,c\na,cat\nb,dog\nc,cat\n", new TagsOptions { Labels = Labels, Empty = EmptyCell.NoClass }, (0, "")));

    [Fact]
    public async Task Folders_of_images_are_refused()
    {
        folder.Write("images/cat/a.png", "");
        await using TagsDataset dataset = new(new TagsOptions { Labels = new InputPath(folder.File("images")) }, new StubHost());
        await dataset.OpenAsync(default);
        Assert.Equal("no-copy", Assert.Throws<DataException>(() => dataset.BeginCopy(folder.Path)).Code);
    }

    InputPath Labels => new(folder.File("labels.csv"));

    /// <summary>The copied file with other classes, written with blanks between them, for some samples; it has to be read back with just these.</summary>
    async Task<string> Copy(string csv, TagsOptions options, params (int Index, string Tags)[] changes)
    {
        folder.Write("labels.csv", csv);
        await using TagsDataset dataset = new(options, new StubHost());
        await dataset.OpenAsync(default);
        var to = Directory.CreateTempSubdirectory().FullName;
        await using var copy = dataset.BeginCopy(to);
        foreach (var (index, tags) in changes)
            await copy.ReplaceAsync(index, new Labels { Tags = [.. tags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => IdOf(dataset, name))] }, default);
        var replaced = await copy.CompleteAsync(default);
        Assert.Equal(["labels"], replaced.Keys);
        await using TagsDataset back = new(options with { Labels = new InputPath(Path.Combine(to, replaced["labels"])) }, new StubHost());
        await back.OpenAsync(default);
        Assert.Equal(dataset.Ids, back.Ids);
        Assert.Equal(dataset.Classes, back.Classes);
        foreach (var (index, tags) in changes)
            Assert.Equal(tags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => IdOf(dataset, name)).Order(), (await back.ReadAsync(index, default)).Labels!.Tags!.Order());
        var text = System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(to, replaced["labels"])));
        Directory.Delete(to, recursive: true);
        return text;
    }

    static int IdOf(TagsDataset dataset, string name) => dataset.Classes.Find(name) is { } position ? dataset.Classes[position].Id : int.Parse(name);
}
