using System.Text;
using Assay.Formats.Yolo;

namespace Assay.Tests.Yolo;

public sealed class BadInputTests : IDisposable
{
    readonly SmallYolo yolo = new();

    public void Dispose() => yolo.Dispose();

    [Theory]
    [InlineData("2 0.5 0.5 0.2 0.4", "unknown-category")]
    [InlineData("-1 0.5 0.5 0.2 0.4", "not-a-number")]
    [InlineData("cat 0.5 0.5 0.2 0.4", "not-a-number")]
    [InlineData("0.5 0.5 0.5 0.2 0.4", "not-a-number")]
    [InlineData("0 nan 0.5 0.2 0.4", "not-a-number")]
    [InlineData("0 inf 0.5 0.2 0.4", "not-a-number")]
    [InlineData("0 1e999 0.5 0.2 0.4", "not-a-number")]
    [InlineData("0 0,5 0.5 0.2 0.4", "not-a-number")]
    [InlineData("0 0.5 0.5 0.2", "wrong-columns")]
    [InlineData("0", "wrong-columns")]
    [InlineData("0 50 25 20 20", "coordinate-range")]
    [InlineData("0 0.5 -0.1 0.2 0.4", "coordinate-range")]
    [InlineData("0 0.1 0.1 0.5 0.1 0.5 1.5", "coordinate-range")]
    [InlineData("0 0.5 0.5 -0.2 0.4", "negative-size")]
    [InlineData("0 0.5 0.5 0 0.4", "zero-size-box")]
    [InlineData("0 0.5 0.5 0.2 0.4 1.5", "score-range")]
    [InlineData("0 0.1 0.1 0.2 0.2 0.1 0.1", "polygon-too-short")]
    public void A_broken_line_is_left_out_named_and_counted(string line, string code)
    {
        var sample = SmallYolo.Read(yolo.Lines("0 0.5 0.5 0.1 0.1", line, "1 0.5 0.5 0.1 0.1"));
        Assert.Equal([0, 1], sample.Labels!.Instances!.Select(one => one.Class));
        var problem = Assert.Single(sample.Problems);
        Assert.Equal((code, "line 2", "a.txt"), (problem.Code, problem.Place, Path.GetFileName(problem.File)));
    }

    [Fact]
    public void A_line_that_stands_twice_counts_once()
    {
        var sample = SmallYolo.Read(yolo.Lines("0 0.5 0.5 0.1 0.1", "0  0.5 0.5 0.1 0.1\r"));
        Assert.Single(sample.Labels!.Instances!);
        Assert.Equal("repeated-annotation", Assert.Single(sample.Problems).Code);
    }

    [Fact]
    public void A_file_of_broken_lines_alone_does_not_say_that_there_is_nothing()
    {
        var sample = SmallYolo.Read(yolo.Lines([.. Enumerable.Range(0, 50).Select(i => $"0 {i + 2} 1 1 1")]));
        Assert.All(sample.Problems, problem => Assert.Equal("coordinate-range", problem.Code));
        Assert.Equal((21, 50), (sample.Problems.Count, sample.Problems.Sum(problem => problem.Count)));
    }

    [Theory]
    [InlineData("", "yolo-config")]
    [InlineData("a: [", "yolo-config")]
    [InlineData("- cat", "yolo-config")]
    [InlineData("names: 3", "yolo-config")]
    [InlineData("names: [cat, cat]", "yolo-config")]
    [InlineData("names: { x: cat }", "yolo-config")]
    [InlineData("names: { 0: cat, 0: dog }", "yolo-config")]
    [InlineData("names: [cat]\nnc: -1", "yolo-config")]
    [InlineData("a: &a [x]\nnames: *a", "yolo-config")]
    [InlineData("train: nowhere\nnames: [cat]", "no-samples")]
    [InlineData("train: ../../../etc\nnames: [cat]", "no-samples")]
    [InlineData("train: images\nnames: [cat]", "no-label-files")]
    public void A_data_yaml_that_says_nothing_useful_is_refused(string text, string code)
    {
        yolo.Write("images/a.jpg");
        Assert.Equal(code, Assert.Throws<DataException>(() => yolo.Yaml(text)).Code);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    public void A_yaml_of_a_hundred_thousand_levels_is_refused(string level)
    {
        yolo.Write("images/a.jpg");
        Assert.Equal("yolo-config", Assert.Throws<DataException>(() => yolo.Yaml("x:\n " + string.Concat(Enumerable.Repeat(level, 100_000)))).Code);
    }

    [Fact]
    public void What_does_not_fit_together_is_reported()
    {
        foreach (var name in new[] { "a", "b" })
            yolo.Write($"images/{name}.jpg");
        yolo.Write("labels/a.txt", "0 0.5 0.5 0.1 0.1");
        yolo.Write("labels/z.txt", "0 0.5 0.5 0.1 0.1");
        yolo.Yaml("train: images\nval: images\ntest: gone\nnc: 3\nnames: [cat]");
        Assert.Equal(["missing-split", "split-overlap", "label-without-image", "yolo-class-count"], yolo.Host.Problems.Where(problem => problem.Conversion is null).Select(problem => problem.Code));
        Assert.Equal(2, yolo.Host.Problems.Single(problem => problem.Code == "split-overlap").Count);
    }

    [Fact]
    public void Two_images_of_one_label_file_are_refused()
    {
        yolo.Write("images/a.jpg");
        yolo.Write("images/a.png");
        Assert.Equal("duplicate-image", Assert.Throws<DataException>(() => yolo.Yaml("train: images\nnames: [cat]")).Code);
    }

    [Fact]
    public void Whatever_a_label_file_holds_is_read_or_reported()
    {
        var random = new Random(20261121);
        var seed = Encoding.UTF8.GetBytes("0 0.5 0.5 0.2 0.4\n1 0.1 0.1 0.5 0.1 0.5 0.5\n0 0.5 0.5 0.2 0.4 0.9\n");
        var dataset = yolo.Lines("0 0.5 0.5 0.1 0.1");
        for (var round = 0; round < 2000; round++)
        {
            var bytes = seed.ToArray();
            for (var i = random.Next(1, 9); i > 0; i--)
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)" \n-.0195e\0"[random.Next(10)];
            File.WriteAllBytes(Path.Combine(yolo.Path, "labels", "a.txt"), bytes);
            var sample = SmallYolo.Read(dataset);
            Assert.All(sample.Labels!.Instances!, one => Assert.InRange(one.Class, 0, 1));
            Assert.All(sample.Problems, problem => Assert.NotNull(problem.File));
        }
    }

    [Fact]
    public void Whatever_a_data_yaml_holds_is_read_or_refused()
    {
        var random = new Random(20261121);
        var seed = Encoding.UTF8.GetBytes("path: .\ntrain: images\nval: [images, ../x]\nnc: 2\nnames:\n  0: cat\n  1: dog\nkpt_shape: [2, 3]\n");
        yolo.Lines("0 0.5 0.5 0.1 0.1");
        for (var round = 0; round < 500; round++)
        {
            var bytes = seed.ToArray();
            for (var i = random.Next(1, 6); i > 0; i--)
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)" \n-.:[]{}*&!|>'\"~/"[random.Next(18)];
            File.WriteAllBytes(Path.Combine(yolo.Path, "data.yaml"), bytes);
            try
            {
                SmallYolo.Read(yolo.Open(yolo.Options));
            }
            catch (DataException refused)
            {
                Assert.NotEmpty(refused.Code);
            }
        }
    }
}
