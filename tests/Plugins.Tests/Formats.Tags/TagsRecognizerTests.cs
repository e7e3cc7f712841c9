using Assay.Formats.Tags;

namespace Assay.Tests.Tags;

public sealed class TagsRecognizerTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The options of the one recognition, sorted: <c>images=photos labels=x.csv</c>.</summary>
    string Look(params string[] files)
    {
        foreach (var file in files.Where(file => !File.Exists(Path.Combine(folder.Path, file))))
            folder.Write(file, "");
        var found = new TagsRecognizer().Look(new Listing(folder.Path, [.. files.Order(StringComparer.Ordinal)])).ToArray();
        return found.Length == 0 ? "nothing" : string.Join(' ', found.Single().Options.OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => $"{option.Key}={option.Value}"));
    }

    [Theory]
    [InlineData("image,class\na.jpg,cat\n", "labels=x.csv")]
    [InlineData("split,Label,file\ntrain,cat,a.jpg\n", "class_column=Label labels=x.csv sample_column=file")]
    [InlineData("image,class\na,cat\na,dog\n", "labels=x.csv multi_label=true")]
    [InlineData("name,value\na,1\n", "nothing")]
    [InlineData("sample,kind,class\na,drop,cat\n", "nothing")]
    [InlineData("image,class,xmin,ymin\na,cat,1,2\n", "nothing")]
    [InlineData("image,class\n,cat\n", "nothing")]
    [InlineData("image,class\n", "nothing")]
    public void A_table_is_told_by_its_columns(string text, string expected)
    {
        folder.Write("x.csv", text);
        Assert.Equal(expected, Look("x.csv"));
    }

    [Fact]
    public void Images_are_found_by_the_first_name()
    {
        folder.Write("x.csv", "id,label\na,cat\n");
        Assert.Equal("extension=.jpg images=photos/all labels=x.csv", Look("x.csv", "photos/all/a.jpg"));
    }

    [Fact]
    public void Folders_of_nothing_but_images_are_classes_unless_they_are_splits()
    {
        Assert.Equal("labels=d", Look("d/cat/1.jpg", "d/cat/2.jpg", "d/dog/1.jpg", "d/dog/2.jpg"));
        Assert.Equal("nothing", Look("e/train/1.jpg", "e/train/2.jpg", "e/val/1.jpg", "e/val/2.jpg"));
        Assert.Equal("nothing", Look("f/1.jpg", "f/2.jpg"));
        Assert.Equal("nothing", Look("g/cat/1.jpg", "g/cat/2.jpg", "g/dog/1.jpg", "g/dog/2.jpg", "g/all.json"));
    }

    sealed class Listing(string root, IReadOnlyList<string> files) : IListing
    {
        public IReadOnlyList<string> Files => files;

        public T? Try<T>(string file, Func<string, T> read) where T : class
        {
            try
            {
                return read(Path.Combine(root, file));
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }
    }
}
