using System.Text;
using Assay.Formats.Cvat;

namespace Assay.Tests.Cvat;

public sealed class BadInputTests : IDisposable
{
    readonly SmallCvat cvat = new();

    public void Dispose() => cvat.Dispose();

    [Theory]
    [InlineData("<!DOCTYPE annotations [<!ENTITY a 'aaa'>]><annotations/>", "xml-dtd")]
    [InlineData("<!DOCTYPE annotations SYSTEM 'http://127.0.0.1:1/x.dtd'><annotations/>", "xml-dtd")]
    [InlineData("<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><annotations>&c;</annotations>", "xml-dtd")]
    [InlineData("<annotations>&unknown;</annotations>", "broken-xml")]
    [InlineData("<annotations><meta/><image name='a' width='9' height='9'><box ", "broken-xml")]
    [InlineData("<annotations><meta/><image name='a' width='9' height='9'>", "broken-xml")]
    [InlineData("", "broken-xml")]
    [InlineData("{}", "broken-xml")]
    [InlineData("<annotation><object/></annotation>", "not-cvat")]
    [InlineData("<annotations><thing/></annotations>", "not-cvat")]
    [InlineData("<annotations><meta/></annotations>", "no-samples")]
    [InlineData("<annotations><image name='a' width='9' height='9'/><image name='a' width='9' height='9'/></annotations>", "duplicate-file-name")]
    [InlineData("<annotations><meta><task><size>99999999999</size><mode>interpolation</mode></task></meta><track id='0' label='a'/></annotations>", "too-many-frames")]
    public void A_file_that_cannot_be_trusted_is_refused_and_named(string text, string code)
    {
        var path = cvat.Write("annotations.xml", text);
        var refused = Assert.Throws<DataException>(() => cvat.Open(path));
        Assert.Equal(code, refused.Code);
        Assert.Equal(path, refused.File);
    }

    [Fact]
    public void Where_a_file_was_cut_off_is_said()
    {
        var refused = Assert.Throws<DataException>(() => cvat.Open(cvat.Write("a.xml", "<annotations>\n<meta/>\n<image name='a' width='9' height='9'>\n<box label='car'")));
        Assert.Equal("line 4, column 17", refused.Place);
    }

    [Theory]
    [InlineData("<box label='car' xtl='1' ytl='1' xbr='0' ybr='2'/>", "negative-size")]
    [InlineData("<box label='car' xtl='1' ytl='1' xbr='1' ybr='2'/>", "zero-size-box")]
    [InlineData("<box label='car' xtl='1' ytl='1' xbr='3'/>", "no-geometry")]
    [InlineData("<box label='car' xtl='NaN' ytl='1' xbr='3' ybr='2'/>", "not-a-number")]
    [InlineData("<box label='car' xtl='1e300' ytl='1' xbr='3' ybr='2'/>", "far-coordinate")]
    [InlineData("<box label='car' xtl='one' ytl='1' xbr='3' ybr='2'/>", "not-a-number")]
    [InlineData("<box label='' xtl='1' ytl='1' xbr='3' ybr='2'/>", "object-without-label")]
    [InlineData("<box xtl='1' ytl='1' xbr='3' ybr='2'/>", "object-without-label")]
    [InlineData("<box label='caar' xtl='1' ytl='1' xbr='3' ybr='2'/>", "undeclared-label")]
    [InlineData("<circle label='car' cx='1' cy='1' r='3'><points/></circle>", "unknown-shape")]
    [InlineData("<polygon label='car' points='1,1;2,2'/>", "polygon-too-short")]
    [InlineData("<polygon label='car' points='1,1;2,2;1,1;2,2'/>", "polygon-too-short")]
    [InlineData("<polygon label='car' points='1,1;2;3,3'/>", "broken-points")]
    [InlineData("<polygon label='car' points='1;1,2;2,3;3'/>", "broken-points")]
    [InlineData("<polygon label='car' points=''/>", "no-geometry")]
    [InlineData("<polygon label='car'/>", "no-geometry")]
    [InlineData("<mask label='car' rle='1, 2' left='0' top='0' width='2' height='2'/>", "broken-rle")]
    [InlineData("<mask label='car' rle='1, 4' left='0' top='0' width='2' height='2'/>", "broken-rle")]
    [InlineData("<mask label='car' rle='5, -1' left='0' top='0' width='2' height='2'/>", "broken-rle")]
    [InlineData("<mask label='car' rle='' left='0' top='0' width='0' height='0'/>", "broken-rle")]
    [InlineData("<mask label='car' rle='1 2' left='0' top='0' width='2' height='2'/>", "not-a-number")]
    [InlineData("<mask label='car' rle='4' left='0' top='0' width='2'/>", "no-geometry")]
    [InlineData("<ellipse label='car' cx='1' cy='1' rx='0' ry='3'/>", "negative-size")]
    [InlineData("<box label='car' xtl='1' ytl='1' xbr='3' ybr='2' occluded='perhaps'/>", "not-a-number")]
    [InlineData("<box label='car' xtl='1' ytl='1' xbr='3' ybr='2' z_order='1.5'/>", "not-a-number")]
    public void A_broken_object_is_left_out_and_the_next_one_is_read(string shape, string code)
    {
        var dataset = cvat.Image(shape + "<box label='tree' xtl='1' ytl='1' xbr='3' ybr='2'/>");
        Assert.Equal(1, Assert.Single(SmallCvat.Read(dataset).Labels!.Instances!).Class);
        var problem = Assert.Single(cvat.Host.Problems.Concat(SmallCvat.Read(dataset).Problems), problem => problem.Conversion is null);
        Assert.Equal(code, problem.Code);
        Assert.EndsWith("annotations.xml", problem.File);
        Assert.StartsWith("line 1, column ", problem.Place);
    }

    [Theory]
    [InlineData("<track id='0' label='car'><box frame='0' keyframe='0' xtl='1' ytl='1' xbr='3' ybr='2'/></track>", "track-without-keyframe 1")]
    [InlineData("<track id='0' label='car'/>", "track-without-keyframe 1")]
    [InlineData("<track id='0' label='car'><box frame='7' xtl='1' ytl='1' xbr='3' ybr='2'/></track>", "unknown-frame 1")]
    [InlineData("<track id='0' label='caar'><box frame='0' xtl='1' ytl='1' xbr='3' ybr='2'/></track>", "undeclared-label 1")]
    [InlineData("<track id='0' label='car'><box frame='0' xtl='1' ytl='1' xbr='3'/></track>", "no-geometry 1, track-without-keyframe 1")]
    public void Broken_tracks_are_counted(string track, string problems)
    {
        var dataset = cvat.Xml($"<meta><task><size>2</size><mode>interpolation</mode><labels><label><name>car</name></label></labels><original_size><width>9</width><height>9</height></original_size></task></meta>{track}");
        Assert.Equal(problems, SmallCvat.Text(cvat.Problems(dataset)));
    }

    [Theory]
    [InlineData("../a.png", "unsafe-name")]
    [InlineData("/etc/passwd", "unsafe-name")]
    [InlineData("C:\\a.png", "unsafe-name")]
    [InlineData("x\\..\\..\\a.png", "unsafe-name")]
    public void A_name_that_leaves_the_folder_leaves_its_image_out(string name, string code)
    {
        var dataset = cvat.Xml($"{SmallCvat.Meta}<image name='{name}' width='9' height='9'><box label='car' xtl='1' ytl='1' xbr='3' ybr='2'/></image><image name='b' width='9' height='9'/>");
        Assert.Equal(["b"], dataset.Ids);
        Assert.Equal(code, Assert.Single(cvat.Host.Problems).Code);
    }

    [Fact]
    public void An_archive_whose_names_lead_out_of_it_is_refused() =>
        Assert.Equal("unsafe-name", Assert.Throws<DataException>(() => cvat.Open(cvat.Zip("a.zip", ("../annotations.xml", "<annotations/>")))).Code);

    [Fact]
    public void An_archive_with_a_wrong_checksum_is_refused()
    {
        var text = $"<annotations>{SmallCvat.Meta}<image name='a' width='9' height='9'/></annotations>";
        var path = cvat.Zip("a.zip", ("annotations.xml", text));
        var bytes = File.ReadAllBytes(path);
        var entry = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        bytes[entry + 16] ^= 1; // The checksum in the central directory.
        File.WriteAllBytes(path, bytes);
        Assert.Equal("broken-archive", Assert.Throws<DataException>(() => cvat.Open(path)).Code);
    }

    [Fact]
    public void An_archive_that_unpacks_to_far_more_than_it_is_is_refused()
    {
        var path = cvat.Zip("a.zip", ("annotations.xml", "<annotations>" + new string(' ', 70_000_000) + "</annotations>"));
        Assert.Equal("zip-bomb", Assert.Throws<DataException>(() => cvat.Open(path)).Code);
    }

    [Fact]
    public void An_archive_that_is_cut_off_is_refused()
    {
        var path = cvat.Zip("a.zip", ("annotations.xml", "<annotations/>"));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..40]);
        Assert.Equal("broken-archive", Assert.Throws<DataException>(() => cvat.Open(path)).Code);
    }

    [Theory]
    [InlineData("{", "broken-json")]
    [InlineData("[]", "no-samples")]
    [InlineData("3", "not-cvat")]
    [InlineData("{ \"images\": [] }", "not-cvat")]
    public void Json_that_is_none_of_cvats_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<DataException>(() => cvat.Open(cvat.Write("annotations.json", text))).Code);

    [Theory]
    [InlineData("""{ "type": "rectangle", "label": "car", "frame": 0, "points": [1, 2, 3] }""", "broken-points 1")]
    [InlineData("""{ "type": "blob", "label": "car", "frame": 0, "points": [1, 2, 3, 4] }""", "unknown-shape 1")]
    [InlineData("""{ "type": "2", "label": "car", "frame": 0, "points": [1, 2, 3, 4] }""", "unknown-shape 1")]
    [InlineData("""{ "type": "rectangle", "label": "car", "frame": "x", "points": [1, 2, 3, 4] }""", "not-a-number 1")]
    [InlineData("""{ "type": "rectangle", "label": "car", "frame": -5, "points": [1, 2, 3, 4] }""", "unknown-frame 1")]
    [InlineData("""{ "type": "mask", "label": "car", "frame": 0, "points": [1, 2] }""", "broken-rle 1")]
    [InlineData("""{ "type": "mask", "label": "car", "frame": 0, "points": [1, 2, 5, 5, 6, 5] }""", "broken-rle 1")]
    [InlineData("""7""", "not-an-object 1")]
    public void A_broken_object_of_json_is_left_out(string shape, string problems)
    {
        var dataset = cvat.Open(cvat.Write("annotations.json", $$"""{ "shapes": [ {{shape}}, { "type": "rectangle", "label": "car", "frame": 0, "points": [1, 1, 3, 3] } ] }"""));
        Assert.Single(SmallCvat.Read(dataset).Labels!.Instances!);
        Assert.Equal(problems, SmallCvat.Text(cvat.Problems(dataset)));
    }

    [Fact]
    public async Task Whatever_is_changed_in_a_file_is_read_or_refused_and_nothing_else()
    {
        var random = new Random(20261121);
        byte[][] seeds = [.. new[] { Shapes, Track }.Select(Encoding.UTF8.GetBytes)];
        for (var round = 0; round < 3000; round++)
        {
            var bytes = Mutate(seeds[round % seeds.Length], random);
            var path = cvat.Write("fuzz.xml", bytes);
            var dataset = new CvatDataset(new CvatOptions { Path = new InputPath(path), Labels = (CvatLabels)(round / 2 % 3), Interpolated = round % 5 == 0 }, cvat.Host);
            try
            {
                await dataset.OpenAsync(TestContext.Current.CancellationToken);
                for (var index = 0; index < Math.Min(5, dataset.Ids.Count); index++)
                    TryRead(dataset, index);
            }
            catch (DataException refused)
            {
                Assert.NotEmpty(refused.Code);
            }
            finally
            {
                await dataset.DisposeAsync();
            }
        }
    }

    static void TryRead(CvatDataset dataset, int index)
    {
        try
        {
            var sample = SmallCvat.Read(dataset, index);
            foreach (var instance in sample.Labels?.Instances ?? [])
                Assert.InRange(instance.Class, 0, dataset.Classes.Count - 1);
        }
        catch (DataException)
        {
            // This sample alone cannot be read.
        }
    }

    static byte[] Mutate(byte[] seed, Random random)
    {
        List<byte> bytes = [.. seed];
        for (var left = random.Next(1, 6); left > 0; left--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)"<>&'\"=0159-.;, ex/"[random.Next(18)];
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                    break;
                case 3:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(new[] { "99999999999", "-1", "<track id='1'>", "</image>", "1e400", "0.5" }[random.Next(6)]));
                    break;
            }
            if (bytes.Count == 0)
                bytes.Add((byte)'<');
        }
        return [.. bytes];
    }

    const string Shapes = "<annotations><version>1.1</version>" + SmallCvat.Meta + """
        <image id='0' name='a.png' width='30' height='20'><box label='car' occluded='1' xtl='1.5' ytl='2' xbr='9' ybr='8' z_order='1' rotation='30'><attribute name='a'>b</attribute></box>
        <polygon label='tree' points='1,1;8,2;5,9' group_id='4'/><mask label='car' rle='1, 3, 2' left='4' top='5' width='3' height='2'/><ellipse label='tree' cx='9' cy='9' rx='4' ry='2'/>
        <skeleton label='car'><points label='p' points='1,2'/><points label='q' points='3,4'/></skeleton><tag label='tree'/><polyline label='car' points='0,0;4,4'/></image><image name='b' width='3' height='3'/></annotations>
        """;

    const string Track = """
        <annotations><meta><task><size>4</size><mode>interpolation</mode><labels><label><name>car</name></label></labels><original_size><width>20</width><height>10</height></original_size></task></meta>
        <track id='0' label='car'><box frame='0' keyframe='1' outside='0' xtl='1' ytl='1' xbr='5' ybr='4'/><box frame='1' keyframe='0' outside='0' xtl='1' ytl='1' xbr='5' ybr='4'/><box frame='2' keyframe='1' outside='1' xtl='1' ytl='1' xbr='5' ybr='4'/></track>
        <track id='1' label='car'><skeleton frame='0' keyframe='1'><points label='a' outside='0' keyframe='1' points='1,1'/><points label='b' points='4,4'/></skeleton></track></annotations>
        """;
}
