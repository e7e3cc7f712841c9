using Assay.Runtime.Plugins;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class HostTests
{
    static IHost Host(TempFolder folder, params Component[] formats) =>
        new Hosts(formats, new ProblemLog(), folder.Path).For(new Component("asker", ComponentKind.Dataset, "", "test", "1.0", "test.dll", () => typeof(FakeDataset)));

    [Fact]
    public void A_secret_that_is_not_set_is_asked_for_by_name()
    {
        using var folder = new TempFolder();
        var refusal = Assert.Throws<AssayException>(() => Host(folder).Secret(new SecretName("ASSAY_TEST_NO_SUCH_SECRET")));
        Assert.Contains("asker needs the secret ASSAY_TEST_NO_SUCH_SECRET", refusal.Message);
    }

    [Fact]
    public void An_image_that_no_format_reads_is_refused_by_file()
    {
        using var folder = new TempFolder();
        var refusal = Assert.Throws<DataException>(() => Host(folder).Open(folder.Write("x.img", "no image")));
        Assert.Equal(("unknown-image-format", folder.File("x.img")), (refusal.Code, refusal.File));
        Assert.Equal("unreadable-file", Assert.Throws<DataException>(() => Host(folder).Open(folder.File("missing.img"))).Code);
    }

    [Fact]
    public void The_format_is_chosen_by_the_first_bytes()
    {
        using var folder = new TempFolder();
        var format = new Component("odd", ComponentKind.ImageFormat, "", "test", "1.0", "test.dll", () => typeof(OddFormat));
        Assert.Equal("opened", Assert.Throws<NotSupportedException>(() => Host(folder, format).Open(folder.Write("x.img", "ODD..."))).Message);
        Assert.Equal("unknown-image-format", Assert.Throws<DataException>(() => Host(folder, format).Open(folder.Write("y.img", "EVEN"))).Code);
    }

    [Fact]
    public void Each_component_has_a_cache_folder_of_its_own()
    {
        using var folder = new TempFolder();
        Assert.Equal(Path.Combine(folder.Path, "components", "asker"), Host(folder).CacheFolder);
        Assert.True(Directory.Exists(Host(folder).CacheFolder));
    }

    public sealed class OddFormat : IImageFormat
    {
        public bool Reads(ReadOnlySpan<byte> head, string path) => head.StartsWith("ODD"u8);
        public IImage Open(string path) => throw new NotSupportedException("opened");
        public void Save(string path, IImage image) => throw new NotSupportedException();
    }
}
