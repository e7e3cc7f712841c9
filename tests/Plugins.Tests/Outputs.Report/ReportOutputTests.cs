using System.Text.RegularExpressions;
using Assay.Outputs.Report;

namespace Assay.Tests.Outputs.Report;

public class ReportOutputTests
{
    [Fact]
    public async Task A_report_is_one_file_that_asks_for_nothing_and_its_numbers_stand_beside_it()
    {
        using var run = FakeRun.Small();
        var html = await run.WriteAsync();
        Assert.Equal(["report.html", "report.json"], Directory.EnumerateFiles(run.Folder, "report*").Select(Path.GetFileName).Order());
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotMatch("(src|href)=\"(?!data:|#)", html);
        Assert.DoesNotContain("url(", html);
        Assert.DoesNotContain("@import", html);
    }

    [Fact]
    public async Task Names_of_data_are_words_and_never_markup()
    {
        using var run = FakeRun.Small("<img src=x onerror=alert(1)>&amp;</style></title><b>'");
        var html = await run.WriteAsync();
        Assert.DoesNotContain("<img src=x", html);
        Assert.DoesNotContain("</style></title>", html);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;&amp;amp;", html);
        PageChecks.Hold(html);
    }

    [Fact]
    public async Task The_page_is_in_order()
    {
        using var run = FakeRun.Small();
        PageChecks.Hold(await run.WriteAsync());
    }

    [Fact]
    public async Task A_run_without_anything_has_a_page_too()
    {
        using var run = new FakeRun();
        PageChecks.Hold(await run.WriteAsync());
    }

    [Fact]
    public async Task Every_item_shows_image_labels_reference_and_difference()
    {
        using var run = FakeRun.Small();
        var html = await run.WriteAsync();
        Assert.Equal(12, Regex.Count(html, "<img "));
        Assert.Equal(3, Regex.Count(html, "<figcaption>difference</figcaption>"));
        Assert.Equal(3, run.Numbers().GetProperty("pictured").GetInt32());
    }

    [Fact]
    public async Task Pictures_can_stand_beside_the_page_or_stay_away()
    {
        using var run = FakeRun.Small();
        var html = await run.WriteAsync(new ReportOptions { Assets = new OutputPath(Path.Combine(run.Folder, "my pictures")) });
        Assert.Equal(12, Directory.GetFiles(Path.Combine(run.Folder, "my pictures")).Length);
        Assert.Contains("src=\"my%20pictures/001-1.jpg\"", html);
        Assert.DoesNotContain("<img ", await run.WriteAsync(new ReportOptions { NoImages = true }));
    }

    [Fact]
    public async Task Numbers_are_those_of_the_files()
    {
        using var run = FakeRun.Small();
        await run.WriteAsync();
        var numbers = run.Numbers();
        Assert.Equal((3, 2, 1), (numbers.GetProperty("yield").GetProperty("queue").GetInt32(), numbers.GetProperty("yield").GetProperty("decided").GetInt32(), numbers.GetProperty("yield").GetProperty("wrong").GetInt32()));
        var score = numbers.GetProperty("scores")[0];
        Assert.Equal(("trust", 4, 1, 0.5), (score.GetProperty("column").GetString(), score.GetProperty("spread").GetProperty("count").GetInt32(), score.GetProperty("bins").GetProperty("empty").GetInt32(), score.GetProperty("cuts")[0].GetProperty("value").GetDouble()));
        var train = numbers.GetProperty("slices")[0].GetProperty("groups").EnumerateArray().Single(group => group.GetProperty("value").GetString() == "train");
        Assert.Equal((3, 3, 2, 1), (train.GetProperty("samples").GetInt32(), train.GetProperty("queued").GetInt32(), train.GetProperty("decided").GetInt32(), train.GetProperty("wrong").GetInt32()));
    }

    [Fact]
    public async Task What_labelling_again_costs_is_shown_as_the_status_says_it()
    {
        using var run = FakeRun.Small();
        Assert.DoesNotContain("id=\"cost\"", await run.WriteAsync());
        run.Review = System.Text.Json.JsonDocument.Parse("""
            {"cost":{"currency":"<EUR>","unit":"objects","labelers":2,"queue":{"items":3,"units":11,"price":1234.5,"seconds_per_item":36,"seconds_are_measured":true,"hours":0.06,"work_price":2.52,"expected_errors":1.5,"errors_per_money":0.59},
            "left":{"items":1,"units":4,"price":3.48},"words":["labelling the queue again costs 1,234.50 <EUR>"]}}
            """).RootElement;
        var html = await run.WriteAsync();
        PageChecks.Hold(html);
        Assert.Contains("<a href=\"#cost\">Cost</a>", html);
        Assert.Contains("<li>labelling the queue again costs 1,234.50 &lt;EUR&gt;</li>", html);
        Assert.Contains("Each is labelled by 2 people. Seconds are those that reviewers needed", html);
        Assert.Equal(["the queue", "3", "11", "1,234.50", "36", "0.1", "2.52", "1.5", "0.59", "not looked at", "1", "4", "3.48", "", "", "", "", ""],
            Regex.Matches(html.Split("id=\"cost\"")[1].Split("</section>")[0], "<td[^>]*>(.*?)</td>").Select(cell => cell.Groups[1].Value));
        Assert.Equal(11, run.Numbers().GetProperty("review").GetProperty("cost").GetProperty("queue").GetProperty("units").GetInt32());
    }

    [Fact]
    public async Task What_became_of_an_earlier_queue_is_told_by_item()
    {
        // Then: item1 of a1 (now still there), item9 of a4 (better now), item8 of a3's old score (same score: displaced), item7 of b (gone).
        using var before = new FakeRun().With("scores.csv", "sample,state,control,trust\na1,kept,0,0.1\na2,kept,0,0.9\na4,kept,0,0.2\nb,kept,0,0.1\n")
            .With("queue.csv", "rank,item,sample,unit,reason\n1,item1,a1,sample,r\n2,item9,a4,sample,r\n3,item7,b,sample,r\n");
        using var run = FakeRun.Small();
        await run.WriteAsync(new ReportOptions { Since = new InputPath(before.Folder) });
        var since = run.Numbers().GetProperty("since");
        string[] Samples(string name) => [.. since.GetProperty(name).EnumerateArray().Select(item => item.GetProperty("sample").GetString()!)];
        Assert.Equal(["a4"], Samples("fixed"));
        Assert.Equal(["a3"], Samples("new"));
        Assert.Equal(["a2"], Samples("regressed"));
        Assert.Equal((1, 0, 0, 1), (since.GetProperty("still").GetInt32(), since.GetProperty("displaced").GetInt32(), since.GetProperty("admitted").GetInt32(), since.GetProperty("gone").GetInt32()));
    }

    [Fact]
    public async Task A_folder_that_is_no_run_is_refused_as_the_earlier_one()
    {
        using var run = FakeRun.Small();
        using var none = new FakeRun();
        Assert.Equal("not-a-run", (await Assert.ThrowsAsync<DataException>(() => run.WriteAsync(new ReportOptions { Since = new InputPath(none.Folder) }))).Code);
    }

    [Fact]
    public async Task Gates_that_were_not_run_are_shown_and_so_are_those_that_were()
    {
        using var run = FakeRun.Small().With("gates.json", """{"gates":[{"name":"share: trust < 0.3","status":"failed","value":0.4,"low95":0.1,"high95":0.7,"n":5,"limit":"at most 0.02"},{"name":"figure: control.wrong","status":"not_run","value":null,"n":0,"limit":"at most 0.1","message":"no control"}]}""");
        var html = (await run.WriteAsync()).ReplaceLineEndings("");
        Assert.Matches("<li class=\"failed\">.*?>failed<.*?share: trust &lt; 0.3.*?0\\.4 \\(0\\.1 to 0\\.7\\).*?at most 0\\.02, n = 5", html);
        Assert.Matches("<li class=\"not_run\">.*?>not run<.*?figure: control.wrong.*?no control", html);
    }

    [Fact]
    public async Task What_was_verified_shows_its_counts_and_its_pictures()
    {
        using var run = FakeRun.Small();
        run.With("verify.json", """{"items":[{"item":"item1","sample":"a1","outcome":"fixed","detail":"the class changed","picture":"fixed-item1.png"},{"item":"item2","sample":"a2","outcome":"regressed","detail":"","picture":"../../../etc/passwd"},{"item":"item3","sample":"a3","outcome":"unchanged","detail":""}],"folder":null}""");
        Directory.CreateDirectory(Path.Combine(run.Folder, "verify"));
        await File.WriteAllBytesAsync(Path.Combine(run.Folder, "verify", "fixed-item1.png"), Assay.Kernels.Codecs.PngEncoder.Encode(Assay.Kernels.Codecs.PngImage.Grey(1, 1, new byte[1])));
        var html = await run.WriteAsync();
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "data:image/png"));
        Assert.Contains("a1: fixed", html);
        Assert.Equal(1, run.Numbers().GetProperty("verified").GetProperty("regressed").GetInt32());
        Assert.Equal(1, run.Numbers().GetProperty("funnel").EnumerateArray().Single(stage => stage.GetProperty("name").GetString() == "fixed").GetProperty("left").GetInt32());
        PageChecks.Hold(html);
    }

    [Fact]
    public async Task Tolerances_are_drawn_by_size_and_stand_in_the_histogram_of_distances()
    {
        using var run = FakeRun.Small().With("tables/cmp.tolerance.csv", "shapes,side_px,too_large_px_iou_0.5,too_large_px_iou_0.75,too_small_px_iou_0.5,too_small_px_iou_0.75\nall,20,4,2,3,1.5\nsmall,,,,,\ndisc_8_px,8,2,1,1.2,0.6\n")
            .With("tables/cmp.distance-histogram.csv", "gate_iou,from_px,to_px,pairs,fitted\n0.5,0,1,4,3\n0.5,1,2,1,2\n0.5,2,3,1,1\n0.5,3,,0,1\n");
        var html = await run.WriteAsync();
        PageChecks.Hold(html);
        var plots = Regex.Matches(html, "<svg.*?</svg>", RegexOptions.Singleline).Select(match => match.Value).ToArray();
        var tolerance = Assert.Single(plots, plot => plot.Contains("How far an outline may be off", StringComparison.Ordinal));
        Assert.Contains("IoU 0.5, from 1.2 at 8 to 3 at 20", tolerance);
        Assert.Contains("IoU 0.75, from 0.6 at 8 to 1.5 at 20", tolerance);
        var distances = Assert.Single(plots, plot => plot.Contains("Distances between outlines", StringComparison.Ordinal));
        Assert.Contains(">IoU 0.75</text>", distances);
        Assert.DoesNotContain(">IoU 0.5</text>", distances); // 3 px lie beyond the last bin's middle.
        Assert.Equal(3, run.Numbers().GetProperty("tables").EnumerateArray().Single(table => table.GetProperty("name").GetString() == "tolerance").GetProperty("tolerances")[0].GetProperty("y")[1].GetDouble());
    }
}
