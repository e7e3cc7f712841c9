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
    public void An_empty_image_is_called_empty()
    {
        using var folder = new TempFolder();
        var refusal = Assert.Throws<DataException>(() => Host(folder).Open(folder.Write("x.tif", "")));
        Assert.Equal(("broken-file", "the file is empty; copy or write it again"), (refusal.Code, refusal.Message));
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
    public void A_format_that_knows_a_file_and_does_not_read_it_leaves_it_to_the_next()
    {
        using var folder = new TempFolder();
        var picky = new Component("picky", ComponentKind.ImageFormat, "", "test", "1.0", "test.dll", () => typeof(PickyFormat));
        var odd = new Component("odd", ComponentKind.ImageFormat, "", "test", "1.0", "test.dll", () => typeof(OddFormat));
        var file = folder.Write("x.img", "ODD...");
        Assert.Equal("opened", Assert.Throws<NotSupportedException>(() => Host(folder, picky, odd).Open(file)).Message);
        Assert.Equal("too odd", Assert.Throws<DataException>(() => Host(folder, picky).Open(file)).Message);
    }

    [Fact]
    public void A_library_that_the_next_format_lacks_is_named_with_what_it_was_needed_for()
    {
        using var folder = new TempFolder();
        var picky = new Component("picky", ComponentKind.ImageFormat, "", "test", "1.0", "test.dll", () => typeof(PickyFormat));
        var helpless = new Component("helpless", ComponentKind.ImageFormat, "", "test", "1.0", "test.dll", () => typeof(HelplessFormat));
        var file = folder.Write("x.img", "ODD...");
        var refusal = Assert.Throws<AssayException>(() => Host(folder, picky, helpless).Open(file));
        Assert.Equal(("missing-library", $"{file}: too odd; install the library"), (refusal.Code, refusal.Message));
    }

    [Fact]
    public void A_file_that_one_format_cannot_hold_is_written_by_the_next()
    {
        using var folder = new TempFolder();
        var picky = new Component("picky", ComponentKind.ImageFormat, "", "test", "1.0", "test.dll", () => typeof(PickyFormat));
        var odd = new Component("odd", ComponentKind.ImageFormat, "", "test", "1.0", "test.dll", () => typeof(OddFormat));
        Assert.Equal("saved", Assert.Throws<NotSupportedException>(() => Host(folder, picky, odd).Save(folder.File("x.odd"), new OnePixel())).Message);
        Assert.Equal("too odd", Assert.Throws<DataException>(() => Host(folder, picky).Save(folder.File("x.odd"), new OnePixel())).Message);
    }

    [Fact]
    public void What_is_built_in_is_asked_before_plugins()
    {
        using var folder = new TempFolder();
        var first = new Component("aardvark", ComponentKind.ImageFormat, "", "test", "1.0", "test.dll", () => typeof(HelplessFormat));
        var builtIn = new Component("odd", ComponentKind.ImageFormat, "", Plugin.BuiltIn, "1.0", "test.dll", () => typeof(OddFormat));
        Assert.Equal("opened", Assert.Throws<NotSupportedException>(() => Host(folder, first, builtIn).Open(folder.Write("x.img", "ODD..."))).Message);
    }

    [Fact]
    public void A_path_inside_a_file_is_left_to_the_formats()
    {
        using var folder = new TempFolder();
        var format = new Component("inner", ComponentKind.ImageFormat, "", "test", "1.0", "test.dll", () => typeof(InnerFormat));
        Assert.Equal("inside", Assert.Throws<NotSupportedException>(() => Host(folder, format).Open("/vsizip/a.zip/x.img")).Message);
    }

    [Fact]
    public void A_file_is_written_by_the_format_that_its_name_asks_for()
    {
        using var folder = new TempFolder();
        var host = Host(folder, new Component("png", ComponentKind.ImageFormat, "", Plugin.BuiltIn, "1.0", "test.dll", () => typeof(Assay.Runtime.Images.PngFormat)));
        host.Save(folder.File("x.PNG"), new OnePixel());
        using var read = host.Open(folder.File("x.PNG"));
        Assert.Equal(new Size(1, 1), read.Size);
        Assert.Equal("unknown-image-format", Assert.Throws<AssayException>(() => host.Save(folder.File("x.bmp"), new OnePixel())).Code);
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
        public bool Writes(string path) => path.EndsWith(".odd", StringComparison.Ordinal);
        public IImage Open(string path) => throw new NotSupportedException("opened");
        public void Save(string path, IImage image) => throw new NotSupportedException("saved");
    }

    public sealed class PickyFormat : IImageFormat
    {
        public bool Reads(ReadOnlySpan<byte> head, string path) => head.StartsWith("ODD"u8);
        public bool Writes(string path) => path.EndsWith(".odd", StringComparison.Ordinal);
        public IImage Open(string path) => throw new DataException(IImageFormat.Unsupported, "too odd", path);
        public void Save(string path, IImage image) => throw new DataException(IImageFormat.Unsupported, "too odd", path);
    }

    public sealed class HelplessFormat : IImageFormat
    {
        public bool Reads(ReadOnlySpan<byte> head, string path) => head.StartsWith("ODD"u8);
        public IImage Open(string path) => throw new AssayException("missing-library", "install the library");
        public void Save(string path, IImage image) => throw new NotSupportedException();
    }

    public sealed class InnerFormat : IImageFormat
    {
        public bool Reads(ReadOnlySpan<byte> head, string path) => head.IsEmpty;
        public IImage Open(string path) => throw new NotSupportedException("inside");
        public void Save(string path, IImage image) => throw new NotSupportedException();
    }

    sealed class OnePixel : IImage
    {
        public Size Size => new(1, 1);
        public int Bands => 1;
        public Georeference? Where => null;
        public void Read(Box window, int band, Size target, Span<float> to) => to.Fill(7);
        public void Dispose() { }
    }
}
