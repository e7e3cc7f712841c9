using System.Globalization;
using Assay.Runtime.Plugins;
using Assay.Runtime.Tests.Running;

namespace Assay.Runtime.Tests.Caching;

/// <summary>A run takes over what earlier runs computed, and never what no longer holds. Every run here is compared, byte for byte, with one that reuses nothing.</summary>
public class ReuseTests
{
    const string Everything = "asking:12 plain:12 pricing:12 reading:12";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_second_run_computes_nothing(int jobs)
    {
        using var audited = new Audited();
        Assert.Equal(Everything, await audited.RunAsync(jobs));
        Assert.Equal("", await audited.RunAsync(jobs));
        Assert.Equal((0, 48, 0), (audited.Work.Examined, audited.Work.Reused, audited.Work.Resumed));
    }

    [Fact]
    public async Task An_edited_step_is_computed_alone_when_nobody_reads_it()
    {
        using var audited = new Audited();
        await audited.RunAsync();
        audited.Factors["asking"] = 3;
        Assert.Equal("asking:12 pricing:11", await audited.RunAsync()); // pricing goes through all earlier steps; of the first sample they say 0 as before.
        audited.Factors["pricing"] = 2;
        Assert.Equal("pricing:12", await audited.RunAsync());
    }

    [Fact]
    public async Task What_reads_an_edited_step_is_computed_where_it_reads_something_else()
    {
        using var audited = new Audited();
        await audited.RunAsync();
        audited.Factors["plain"] = 2; // Where the label is 0, the score stays 0.
        Assert.Equal("plain:12 pricing:8 reading:8", await audited.RunAsync());
    }

    [Fact]
    public async Task Back_to_what_was_before_computes_nothing_but_what_reads()
    {
        using var audited = new Audited();
        await audited.RunAsync();
        audited.Factors["plain"] = 2;
        await audited.RunAsync();
        audited.Factors["plain"] = 1;
        Assert.DoesNotContain("plain", await audited.RunAsync());
    }

    [Fact]
    public async Task A_changed_label_changes_one_sample()
    {
        using var audited = new Audited();
        await audited.RunAsync();
        audited.Labels[5] = 0;
        Assert.Equal("asking:1 plain:1 pricing:1 reading:1", await audited.RunAsync());
    }

    [Fact]
    public async Task A_changed_opinion_changes_what_has_seen_it()
    {
        using var audited = new Audited();
        await audited.RunAsync();
        audited.Opinions[5] = -1;
        Assert.Equal("asking:1 pricing:1", await audited.RunAsync());
    }

    /// <summary>Steps may read attributes, and which they read is not observed.</summary>
    [Fact]
    public async Task A_changed_attribute_changes_one_sample()
    {
        using var audited = new Audited();
        await audited.RunAsync();
        audited.Difficulties[5] = null;
        Assert.Equal("asking:1 plain:1 pricing:1 reading:1", await audited.RunAsync());
    }

    [Fact]
    public async Task A_sample_that_failed_is_tried_again()
    {
        using var audited = new Audited();
        audited.Broken.Add(4);
        Assert.Equal("asking:11 plain:11 pricing:11 reading:11", await audited.RunAsync());
        audited.Broken.Clear();
        Assert.Equal("asking:1 plain:1 pricing:1 reading:1", await audited.RunAsync());
        audited.Broken.Add(4);
        Assert.Equal("", await audited.RunAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_edits_never_change_what_a_run_says(int seed)
    {
        using var audited = new Audited();
        var random = new Random(seed);
        for (var edit = 0; edit < 12; edit++)
        {
            var (sample, step) = (random.Next(Audited.Samples), audited.Factors.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(4)));
            switch (random.Next(4))
            {
                case 0: audited.Labels[sample] = random.Next(3); break;
                case 1: audited.Opinions[sample] = random.Next(3); break;
                case 2: audited.Factors[step] = random.Next(1, 3); break;
                default: audited.Broken.Clear(); audited.Broken.Add(sample); break;
            }
            await audited.RunAsync(jobs: 2);
        }
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("flipped")]
    [InlineData("foreign")]
    [InlineData("empty")]
    public async Task What_is_broken_in_the_cache_is_computed_anew(string how)
    {
        using var audited = new Audited();
        await audited.RunAsync();
        foreach (var file in Directory.GetFiles(audited.Rig.Folder.File("cache/scores"), "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(file);
            bytes[^20] ^= how == "flipped" ? (byte)1 : (byte)0;
            File.WriteAllBytes(file, how switch { "cut" => bytes[..^20], "foreign" => "what is this?\n"u8.ToArray(), "empty" => [], _ => bytes });
        }
        var examined = await audited.RunAsync();
        Assert.Equal(how is "foreign" or "empty" ? Everything : "asking:1 plain:1 pricing:1 reading:1", examined);
    }

    [Fact]
    public async Task A_run_whose_steps_changed_is_made_anew_in_its_folder_when_asked_for()
    {
        using var audited = new Audited();
        var rig = audited.Rig;
        await rig.RunAsync("out", reuse: true);
        rig.Folder.Write("out/verdicts/ann.jsonl", "{}\n");
        rig.Folder.Write("out/opinions/gone/s000.json", "{}");
        (audited.Factors["reading"], rig.Versions["reading"]) = (5, "5");
        Assert.Equal("run-differs", (await Assert.ThrowsAsync<AssayException>(() => rig.RunAsync("out", reuse: true))).Code);
        audited.Examined.Clear();
        var outcome = await rig.RunAsync("out", reuse: true, update: true);
        Assert.Equal((24, 24), (outcome.Work.Examined, outcome.Work.Reused)); // pricing goes through all earlier steps.
        await rig.RunAsync("fresh");
        var files = rig.Files("out");
        Assert.True(files.Remove("verdicts/ann.jsonl"));
        Assert.Equal(rig.Files("fresh"), files);
        Assert.Equal(48, (await rig.RunAsync("out", reuse: true)).Work.Resumed);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_to_costs_no_run()
    {
        using var audited = new Audited();
        audited.Rig.Folder.Write("cache/scores", "a file where a folder should be");
        Assert.Equal(Everything, await audited.RunAsync());
        Assert.Equal(Everything, await audited.RunAsync());
    }

    [Fact]
    public async Task Another_build_of_a_plugin_that_decodes_images_computes_everything_anew()
    {
        using var audited = new Audited();
        var plugin = audited.Rig.Folder.Write("plugins/Pictures/Pictures.dll", "one");
        audited.Rig.Others.Add(new Component("pictures", ComponentKind.ImageFormat, "", "Pictures", "1.0", plugin, () => throw new InvalidOperationException()));
        await audited.RunAsync();
        Assert.Equal("", await audited.RunAsync());
        audited.Rig.Folder.Write("plugins/Pictures/codec.so", "decodes otherwise");
        Assert.Equal(Everything, await audited.RunAsync());
    }

    sealed record PriceList(InputPath File);

    [Fact]
    public async Task A_run_does_not_go_on_when_a_file_that_a_step_reads_has_changed()
    {
        using var rig = new Rig();
        var prices = new InputPath(rig.Folder.Write("prices.txt", "1"));
        rig.Step("a", new FakeScorer(_ => double.Parse(File.ReadAllText(prices.Path), CultureInfo.InvariantCulture)), options: new PriceList(prices));
        await rig.RunAsync();
        rig.Folder.Write("prices.txt", "22");
        Assert.Contains("a file that a step's options name changed", (await Assert.ThrowsAsync<AssayException>(() => rig.RunAsync())).Message);
        await rig.RunAsync(update: true);
        Assert.Equal("22", rig.Table("scores.csv")[1][3]);
    }

    [Fact]
    public async Task A_part_that_a_crash_of_the_machine_left_empty_is_made_anew()
    {
        using var audited = new Audited();
        var rig = audited.Rig;
        await rig.RunAsync("whole");
        await rig.RunAsync("out");
        rig.Folder.Write("out/phases/00/000003.jsonl", "");
        await rig.RunAsync("out");
        Assert.Equal(rig.Files("whole"), rig.Files("out"));
    }
}
