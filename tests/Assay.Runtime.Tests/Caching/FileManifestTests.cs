using System.Security.Cryptography;
using Assay.Runtime.Caching;

namespace Assay.Runtime.Tests.Caching;

public class FileManifestTests
{
    static readonly DateTime Noon = new(2020, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    static string Write(TempFolder folder, string text, DateTime changed)
    {
        var path = folder.Write("data/é x.bin", text);
        File.SetLastWriteTimeUtc(path, changed);
        return path;
    }

    static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_file_is_read_once_as_long_as_size_and_time_stay_even_by_another_process()
    {
        using var folder = new TempFolder();
        var path = Write(folder, "one", Noon);
        Assert.Equal(Sha("one"), new FileManifest(folder.File("manifest")).Hash(path));
        Write(folder, "two", Noon); // Nobody can know that.
        Assert.Equal(Sha("one"), new FileManifest(folder.File("manifest")).Hash(path));
        Write(folder, "two", Noon.AddMilliseconds(1));
        Assert.Equal(Sha("two"), new FileManifest(folder.File("manifest")).Hash(path));
        Write(folder, "three", Noon.AddMilliseconds(1));
        Assert.Equal(Sha("three"), new FileManifest(folder.File("manifest")).Hash(path));
    }

    [Fact]
    public void A_file_that_was_changed_this_moment_is_read_again()
    {
        using var folder = new TempFolder();
        var manifest = new FileManifest(folder.File("manifest"));
        var now = DateTime.UtcNow.AddMinutes(1); // A clock that is ahead, as on a network disk.
        Assert.Equal(Sha("one"), manifest.Hash(Write(folder, "one", now)));
        Assert.Equal(Sha("two"), manifest.Hash(Write(folder, "two", now)));
    }

    [Fact]
    public void A_torn_line_is_no_line()
    {
        using var folder = new TempFolder();
        var path = Write(folder, "one", Noon);
        new FileManifest(folder.File("manifest")).Hash(path);
        var kept = Assert.Single(Directory.GetFiles(folder.File("manifest")));
        File.WriteAllText(kept, File.ReadAllText(kept)[..^30]);
        Write(folder, "two", Noon);
        Assert.Equal(Sha("two"), new FileManifest(folder.File("manifest")).Hash(path));
        Write(folder, "one", Noon);
        Assert.Equal(Sha("two"), new FileManifest(folder.File("manifest")).Hash(path));
    }
}
