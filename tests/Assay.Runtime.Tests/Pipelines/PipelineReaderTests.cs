using Assay.Runtime.Pipelines;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Tests.Pipelines;

public sealed class PipelineReaderTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    static PipelineException Refused(string file) =>
        Assert.Throws<PipelineException>(() => PipelineReader.Read(file, Reading.Catalog, Reading.Scripts, LintHost.For(Path.GetTempPath())));

    [Fact]
    public void A_missing_file_names_the_one_that_is_near()
    {
        folder.Write("audit.yaml", "");
        Assert.EndsWith("no such file; did you mean '" + Path.Combine(folder.Path, "audit.yaml") + "'?", Refused(Path.Combine(folder.Path, "audti.yaml")).Message);
    }

    [Fact]
    public void A_folder_is_no_pipeline() => Assert.Contains("this is a folder", Refused(folder.Path).Message);

    [Fact]
    public void More_than_a_megabyte_is_refused_unread() =>
        Assert.Contains("larger than 1 MB", Refused(folder.Write("large.yaml", new string('#', (1 << 20) + 1))).Message);

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused_with_their_line()
    {
        var file = folder.File("latin.yaml");
        File.WriteAllBytes(file, [.. "# one\n# caf"u8, 0xE9, (byte)'\n']);
        Assert.StartsWith($"{file}(2,1): not-utf8", Refused(file).Message);
    }

    [Fact]
    public void Options_arrive_in_the_component_with_absolute_paths_and_defaults()
    {
        var pipeline = Reading.Read("dataset: { masks: { labels: data/labels } }\nreferences: { m: { arrays: { probabilities: data/probabilities.npy } } }\nsteps: [ ti: { beta: 1.5, absent: label_only, classes: water } ]");
        Assert.Equal(Path.Combine(Reading.Folder, "data", "labels"), ((MasksOptions)pipeline.Dataset.Options!).Labels.Path);
        var ti = ((TiExample)pipeline.Steps[0].Instance).Options;
        Assert.Equal((1.5, Absent.LabelOnly, 0, true), (ti.Beta, ti.Absent, ti.MinPixels, ti.Strict));
        Assert.Equal(["water"], ti.Classes);
        Assert.Equal("m", pipeline.Steps[0].Roles["reference"]);
    }

    [Theory]
    [InlineData("percentile: { by: soft_min }", "m_group")]
    [InlineData("percentile: { by: again }", "m_group")]
    [InlineData("percentile: { by: soft_min, within: folder }", "folder")]
    [InlineData("percentile: { by: random }", null)]
    public void A_percentile_is_taken_within_what_the_reference_of_its_column_had_seen(string step, string? within)
    {
        var pipeline = Reading.Read("dataset: { masks: { labels: data/labels } }\nreferences: { m: { arrays: { probabilities: data/probabilities.npy }, trained_on: train } }\n"
            + "steps:\n- random: {}\n- soft_min: {}\n- percentile: { by: soft_min }\n  id: again\n- " + step);
        Assert.Equal(within, ((IRanksWithin)pipeline.Steps[^1].Instance).Within);
    }

    [Fact]
    public void A_variable_with_a_default_is_filled_in_and_an_escaped_one_is_left()
    {
        var pipeline = Reading.Read("dataset: { masks: { labels: 'data/${ASSAY_TEST_NOT_SET:labels}', match: '$${X}' } }\nsteps: [ random: ]");
        Assert.Equal("${X}", ((MasksOptions)pipeline.Dataset.Options!).Match);
        Assert.Contains("\"labels\":\"data/labels\"", pipeline.Resolved);
    }

    [Fact]
    public void The_resolved_text_does_not_depend_on_layout_comments_or_order_of_options()
    {
        var one = Reading.Read("# one\ndataset: { masks: { labels: data/labels, match: a } }\nsteps: [ random: {} ]");
        var two = Reading.Read("# two\n\ndataset:\n  masks:\n    match: a # why\n    labels: data/labels\nsteps:\n- random:\n");
        Assert.Equal(one.Resolved, two.Resolved);
        Assert.Equal(("one", "two"), (one.Summary, two.Summary));
    }

    [Fact]
    public void Steps_without_columns_may_be_repeated_and_are_numbered()
    {
        var pipeline = Reading.Read("dataset: { masks: { labels: data/labels } }\nsteps: [ random: , limit: 5, limit: 3, limit: 2 ]");
        Assert.Equal(["random", "limit", "limit_2", "limit_3"], pipeline.Steps.Select(step => step.Id));
    }

    [Theory]
    [InlineData("a, b", "0a 1b")]
    [InlineData("3", "00 11 22")]
    [InlineData("[a, b]", "0a 1b")]
    [InlineData("{ b: 7, a: -1 }", "7b -1a")]
    public void Classes_may_be_a_list_ids_one_string_or_a_count(string classes, string expected)
    {
        var pipeline = Reading.Read($"dataset: {{ masks: {{ labels: data/labels }}, classes: {(classes[0] is '[' or '{' ? classes : $"'{classes}'")} }}\nsteps: [ random: ]");
        Assert.Equal(expected, string.Join(' ', pipeline.Dataset.Mapping.Classes!.Select(entry => $"{entry.Id}{entry.Name}")));
    }

    [Fact]
    public void Complete_yaml_blocks_of_a_page_are_pipelines_at_the_lines_of_the_page()
    {
        var page = folder.Write("README.md", "# Page\n\n```yaml\n# fragment\ndataset: {}\n```\n```sh\ndataset:\n```\n```yaml\nsteps: []\n```\n\n````yaml\ndataset: {}\nsteps: []\n````\n");
        var check = PipelineCheck.Of([page], Reading.Catalog, Reading.Scripts, LintHost.For(Path.GetTempPath()));
        Assert.Equal(1, check.Pipelines);
        Assert.Equal([(15, 10), (16, 1)], check.Diagnostics.Select(diagnostic => (diagnostic.Place.Line, diagnostic.Place.Column)));
    }

    [Fact]
    public void A_folder_stands_for_its_pipelines_and_their_tests()
    {
        foreach (var name in new[] { "a.yaml", "b.yml", "a.test.yaml", "notes.txt" })
            folder.Write(name, "x");
        var check = PipelineCheck.Of([folder.Path], Reading.Catalog, Reading.Scripts, LintHost.For(Path.GetTempPath()));
        Assert.Equal((2, 1), (check.Pipelines, check.Tests));
    }
}
