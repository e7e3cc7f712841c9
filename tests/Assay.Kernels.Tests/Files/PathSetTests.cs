using Assay.Kernels.Files;

namespace Assay.Kernels.Tests.Files;

public class PathSetTests
{
    static TempFolder Tree(params string[] files)
    {
        var folder = new TempFolder();
        foreach (var file in files)
            folder.Write(file, file);
        return folder;
    }

    static IReadOnlyList<string> Find(TempFolder folder, string glob, params string[] extensions) => PathSet.Find(Path.Combine(folder.Path, glob), extensions).Paths;

    [Fact]
    public void A_folder_is_searched_with_all_below_it_in_ordinal_order()
    {
        using var folder = Tree("b.png", "a/z.PNG", "B.png", "a/x/y.png", "note.txt", ".hidden/c.png", "._b.png");
        var found = PathSet.Find(folder.Path, ".png");
        Assert.Equal(["B.png", "a/x/y.png", "a/z.PNG", "b.png"], found.Paths);
        Assert.Equal("1 .txt", found.DescribeOthers());
    }

    [Fact]
    public void Stars_stay_within_a_name_and_two_stars_do_not()
    {
        using var folder = Tree("a.png", "x/a.png", "x/y/a.png", "x/y/b.png");
        Assert.Equal(["a.png"], Find(folder, "*.png"));
        Assert.Equal(["a.png"], Find(folder, "x/?.png"));
        Assert.Equal(["a.png", "x/a.png", "x/y/a.png"], Find(folder, "**/a.png"));
        Assert.Equal(["y/a.png", "y/b.png"], Find(folder, "x/*/*.png"));
        Assert.Empty(Find(folder, "*.jpg"));
    }

    [Fact]
    public void What_does_not_exist_is_an_error()
    {
        using var folder = Tree("a.png");
        Assert.Throws<FileNotFoundException>(() => Find(folder, "b.png"));
        Assert.Throws<FileNotFoundException>(() => Find(folder, "b/*.png"));
    }

    [Fact]
    public void An_id_is_the_path_without_extension_or_what_the_pattern_captures()
    {
        using var folder = Tree("bonn/1_labels.png", "bonn/2_labels.png", "bonn/2_color.png");
        var paths = PathSet.Find(folder.Path, ".png");
        Assert.Equal(["bonn/1_labels", "bonn/2_color", "bonn/2_labels"], PathIds.Of(paths, null).Files.Keys);
        var named = PathIds.Of(paths, "^(.*)_labels$");
        Assert.Equal(["bonn/1", "bonn/2"], named.Files.Keys);
        Assert.Equal(["bonn/2_color.png"], named.Ignored);
    }

    [Fact]
    public void Two_files_of_one_id_are_refused_with_both_names()
    {
        using var folder = Tree("a.png", "a.npy");
        var message = Assert.Throws<InvalidDataException>(() => PathIds.Of(PathSet.Find(folder.Path, ".png", ".npy"), null)).Message;
        Assert.Contains("a.png", message);
        Assert.Contains("a.npy", message);
    }

    [Fact]
    public void A_pattern_needs_exactly_one_capture()
    {
        using var folder = Tree("a.png");
        var paths = PathSet.Find(folder.Path);
        Assert.Contains("has 0 capture groups", Assert.Throws<InvalidDataException>(() => PathIds.Of(paths, "a")).Message);
        Assert.Contains("has 2 capture groups", Assert.Throws<InvalidDataException>(() => PathIds.Of(paths, "(a)(b)")).Message);
        Assert.Contains("not a regular expression", Assert.Throws<InvalidDataException>(() => PathIds.Of(paths, "(a")).Message);
    }

    [Fact]
    public void A_fingerprint_changes_with_a_name_a_size_and_a_byte_at_either_end()
    {
        using var folder = Tree("a", "b");
        string Of(string name, string text)
        {
            File.WriteAllText(folder.File("a"), text);
            return FileFingerprint.Of([new(name, folder.File("a"))], default);
        }
        var (filler, prints) = (new string('-', 200_000), new List<string>());
        prints.AddRange([Of("a", "x" + filler + "x"), Of("b", "x" + filler + "x"), Of("a", "y" + filler + "x"), Of("a", "x" + filler + "y"), Of("a", "x" + filler + "xx"), Of("a", "")]);
        Assert.Equal(6, prints.Distinct().Count());
        Assert.Equal(prints[0], Of("a", "x" + filler + "x"));
    }

    [Fact]
    public void A_link_back_to_where_the_search_came_from_is_not_followed_and_others_are()
    {
        using var folder = Tree("in/x/a.png", "in/y/b.png", "out/c.png");
        foreach (var (link, target) in new[] { ("in/self", "."), ("in/up", ".."), ("in/x/other", "../y"), ("in/y/other", "../x"), ("in/far", "../out") })
            Directory.CreateSymbolicLink(folder.File(link), target);
        Assert.Equal(["far/c.png", "x/a.png", "x/other/b.png", "y/b.png", "y/other/a.png"], PathSet.Find(folder.File("in")).Paths);
    }
}
