using Assay.Kernels.Files;

namespace Assay.Kernels.Tests.Files;

public class FileGroupsTests
{
    [Fact]
    public void A_folder_of_one_kind_is_named_as_high_up_as_that_holds() =>
        Assert.Equal([("images", "image", 1), ("labels", "label", 3)], Groups("images/a.jpg", "labels/train/a.png", "labels/train/b.png", "labels/val/c.png"));

    [Fact]
    public void Files_that_do_not_matter_do_not_spoil_a_folder() => Assert.Equal([(".", "label", 2)], Groups("a.png", "below/b.png", "readme.txt"));

    [Fact]
    public void A_single_kind_is_named_as_deep_as_all_its_files_lie() => Assert.Equal([("deep/maps", "label", 2)], Groups("deep/maps/a.png", "deep/maps/x/b.png", "readme.txt"));

    [Fact]
    public void A_folder_of_two_kinds_is_told_apart_by_extension() => Assert.Equal([("x/*.jpg", "image", 1), ("x/*.png", "label", 1)], Groups("x/a.jpg", "x/a.png"));

    [Fact]
    public void Own_files_and_folders_below_are_apart_when_their_kinds_differ() => Assert.Equal([("*.png", "label", 1), ("below", "image", 1)], Groups("a.png", "below/b.jpg"));

    [Fact]
    public void Three_files_of_each_folder_are_looked_at_and_must_agree()
    {
        List<string> asked = [];
        var groups = FileGroups.Of(["a1.x", "a2.x", "a3.x", "a4.x", "a5.x"], file =>
        {
            asked.Add(file);
            return file == "a3.x" ? "odd" : "even";
        }, "mixed");
        Assert.Equal(["a1.x", "a3.x", "a5.x"], asked);
        Assert.Equal("mixed", Assert.Single(groups).Kind);
    }

    [Theory]
    [InlineData("labels/a/b.png", "labels", "a/b")]
    [InlineData("b.png", ".", "b")]
    public void Ids_are_paths_below_the_group(string file, string path, string id)
    {
        var group = FileGroups.Of([file], _ => "label", "mixed") is [var only] ? only : null;
        Assert.Equal(id, new FileGroup(path, "label", group!.Files).Ids.Single());
    }

    static IEnumerable<(string, string, int)> Groups(params string[] files) =>
        FileGroups.Of(files, file => Path.GetExtension(file) switch { ".jpg" => "image", ".png" => "label", _ => null }, "mixed").Select(group => (group.Path, group.Kind, group.Files.Count));
}
