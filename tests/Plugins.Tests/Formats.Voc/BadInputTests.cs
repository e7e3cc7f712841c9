using System.Text;
using Assay.Formats.Voc;

namespace Assay.Tests.Voc;

public sealed class BadInputTests : IDisposable
{
    readonly SmallVoc voc = new();

    public void Dispose() => voc.Dispose();

    [Theory]
    [InlineData("<!DOCTYPE annotation [<!ENTITY a 'aaa'>]><annotation>&a;</annotation>", "xml-dtd")]
    [InlineData("<!DOCTYPE annotation SYSTEM 'http://127.0.0.1:1/x.dtd'><annotation/>", "xml-dtd")]
    [InlineData("<annotation>&unknown;</annotation>", "broken-xml")]
    [InlineData("<annotation><object><name>cat", "broken-xml")]
    [InlineData("", "broken-xml")]
    [InlineData("{}", "broken-xml")]
    [InlineData("<annotations/>", "not-voc")]
    [InlineData("<annotation><object/></annotation>", "image-without-pixels")]
    [InlineData("<annotation><size><width>-3</width><height>4</height></size></annotation>", "image-without-pixels")]
    [InlineData("<annotation><size><width>99999999</width><height>99999999</height></size></annotation>", "image-too-large")]
    public void A_file_that_cannot_be_used_fails_alone(string text, string code)
    {
        voc.Annotation("a", SmallVoc.Object("cat", "1 1 2 2"));
        var path = voc.Write("Annotations/b.xml", text);
        var dataset = voc.Open();
        Assert.Single(SmallVoc.Read(dataset).Labels!.Instances!);
        var refused = Assert.Throws<DataException>(() => SmallVoc.Read(dataset, 1));
        Assert.Equal((code, path), (refused.Code, refused.File));
    }

    [Fact]
    public void Elements_without_end_are_refused()
    {
        voc.Annotation("a", SmallVoc.Object("cat", "1 1 2 2"));
        voc.Write("Annotations/b.xml", "<annotation>" + string.Concat(Enumerable.Repeat("<object>", 200_000)));
        Assert.Equal("broken-xml", Assert.Throws<DataException>(() => SmallVoc.Read(voc.Open(), 1)).Code);
    }

    [Fact]
    public void When_no_file_can_be_read_the_dataset_is_refused()
    {
        voc.Write("Annotations/a.xml", "<annotations/>");
        Assert.Equal("not-voc", Assert.Throws<DataException>(() => voc.Open()).Code);
    }

    [Theory]
    [InlineData("<object><bndbox/></object>", "object-without-label")]
    [InlineData("<object><name>  </name></object>", "object-without-label")]
    [InlineData("<object><name>cat</name></object>", "no-geometry")]
    [InlineData("<object><name>cat</name><bndbox><xmin>1</xmin></bndbox></object>", "no-geometry")]
    [InlineData("5 5 4 9", "negative-size")]
    [InlineData("NaN 5 4 9", "not-a-number")]
    [InlineData("one 5 4 9", "not-a-number")]
    [InlineData("1 5 1e30 9", "far-coordinate")]
    public void A_broken_object_is_left_out_named_and_counted(string broken, string code)
    {
        var sample = voc.One((broken[0] == '<' ? broken + "\n" : SmallVoc.Object("cat", broken)) + SmallVoc.Object("dog", "1 1 2 2"));
        Assert.Single(sample.Labels!.Instances!);
        var problem = Assert.Single(sample.Problems);
        Assert.Equal((code, "line 4", "a.xml"), (problem.Code, problem.Place, Path.GetFileName(problem.File)));
    }

    [Fact]
    public void Objects_that_stand_twice_count_once_and_a_pixel_zero_is_named()
    {
        var sample = voc.One(SmallVoc.Object("cat", "1 1 2 2") + SmallVoc.Object("cat", "1 1 2 2") + SmallVoc.Object("cat", "0 1 2 2"));
        Assert.Equal(2, sample.Labels!.Instances!.Count);
        Assert.Equal(["repeated-annotation", "voc-pixel-zero"], sample.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Whatever_a_file_holds_is_read_or_refused()
    {
        var random = new Random(20261121);
        voc.Annotation("0", SmallVoc.Object("cat", "1 1 2 2"));
        var path = voc.Annotation("a", SmallVoc.Object("cat", "1 1 2 2", "<difficult>1</difficult>") + SmallVoc.Object("dog", "3 4 50 40", "<part/>"));
        var seed = File.ReadAllBytes(path);
        for (var round = 0; round < 500; round++)
        {
            List<byte> bytes = [.. seed];
            for (var i = random.Next(1, 5); i > 0; i--)
                if (random.Next(3) == 0)
                    bytes.RemoveRange(random.Next(bytes.Count - 9), random.Next(1, 9));
                else
                    bytes[random.Next(bytes.Count)] = random.Next(3) == 0 ? (byte)random.Next(256) : Encoding.ASCII.GetBytes("<>/&;0159-.e")[random.Next(12)];
            File.WriteAllBytes(path, [.. bytes]);
            try
            {
                var dataset = voc.Open();
                Assert.All(SmallVoc.Read(dataset, 1).Labels?.Instances ?? [], one => Assert.InRange(one.Class, 0, dataset.Classes.Count - 1));
            }
            catch (DataException refused)
            {
                Assert.NotEmpty(refused.Code);
            }
        }
    }
}
