using Assay.Runtime.Images;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Images;

public class JpegFormatTests
{
    /// <summary>1x1, grey, 130; by cjpeg.</summary>
    const string Pixel = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EAB"
        + "QQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AV//Z";

    /// <summary>16x2: eight columns of (200, 100, 50), eight of (10, 160, 90); by cjpeg.</summary>
    const string Wide = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQIBAQEBAQIBAQECAgICAgICAgIDAwQDAwMDAwICAwQDAwQEBAQEAgMFBQQEBQQEBAT/2wBDAQEBAQEBAQIBAQIEAwIDBAQEBAQEBAQEBAQEBAQEBAQEBA"
        + "QEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAT/wAARCAACABADAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABgj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAACQr/xAAUEQEAAAAA"
        + "AAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwA+K82CdyAIJ3//2Q==";

    readonly ProblemLog problems = new();

    IImageFormat Format(TempFolder folder) =>
        new JpegFormat(new Hosts([], problems, folder.Path).For(new Component("jpeg", ComponentKind.ImageFormat, "", "assay", "1.0", "assay.dll", () => typeof(JpegFormat))));

    static string Write(TempFolder folder, byte[] bytes)
    {
        File.WriteAllBytes(folder.File("a.jpg"), bytes);
        return folder.File("a.jpg");
    }

    static byte[] Turned(int orientation) =>
        [0xFF, 0xD8, 0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, .. Convert.FromBase64String(Pixel)[2..]];

    [Fact]
    public void A_file_is_told_by_its_first_bytes()
    {
        using var folder = new TempFolder();
        Assert.True(Format(folder).Reads(Convert.FromBase64String(Pixel), "x.png"));
        Assert.False(Format(folder).Reads([0x89, (byte)'P', (byte)'N'], "x.jpg"));
    }

    [Fact]
    public void Windows_are_read_at_any_size()
    {
        using var folder = new TempFolder();
        using var image = Format(folder).Open(Write(folder, Convert.FromBase64String(Wide)));
        Assert.Equal((new Size(16, 2), 3), (image.Size, image.Bands));
        var halves = new float[2];
        image.Read(new Box(0, 0, 16, 2), 0, new Size(2, 1), halves);
        Assert.InRange(halves[0], 197, 203);
        Assert.InRange(halves[1], 7, 13);
        image.Read(new Box(8, 1, 2, 1), 2, new Size(2, 1), halves);
        Assert.All(halves, value => Assert.InRange(value, 87, 93));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.Read(new Box(0, 0, 16, 2), 3, new Size(2, 1), halves));
    }

    [Fact]
    public void A_photo_to_be_turned_is_read_as_stored_and_counted()
    {
        using var folder = new TempFolder();
        foreach (var orientation in new[] { 1, 6, 6 })
            Format(folder).Open(Write(folder, Turned(orientation))).Dispose();
        var problem = Assert.Single(problems.Sorted());
        Assert.Equal(("exif-orientation", folder.File("a.jpg")), (problem.Code, problem.File));
        Assert.Contains("turned right by 90 degrees (EXIF orientation 6), and is read as it is stored, 1x1", problem.Message);
    }

    [Fact]
    public void A_broken_file_is_an_error_with_its_name()
    {
        using var folder = new TempFolder();
        var path = Write(folder, Convert.FromBase64String(Pixel)[..^9]);
        using var image = Format(folder).Open(path);
        var error = Assert.Throws<DataException>(() => image.Read(new Box(0, 0, 1, 1), 0, new Size(1, 1), new float[1]));
        Assert.Equal(("broken-file", path), (error.Code, error.File));
        Assert.Contains("truncated", error.Message);
        Assert.Equal("unreadable-file", Assert.Throws<DataException>(() => Format(folder).Open(folder.File("none.jpg"))).Code);
    }

    [Fact]
    public void Nothing_is_written_as_jpeg()
    {
        using var folder = new TempFolder();
        using var image = Format(folder).Open(Write(folder, Convert.FromBase64String(Pixel)));
        Assert.Contains("ends in .png", Assert.Throws<AssayException>(() => Format(folder).Save(folder.File("b.jpg"), image)).Message);
    }
}
