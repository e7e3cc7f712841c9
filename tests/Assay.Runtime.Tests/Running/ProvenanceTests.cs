using Assay.Runtime.Pipelines;
using Assay.Runtime.Provenance;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class ProvenanceTests
{
    static readonly string[] Ids = ["a/1", "a/2", "b/1"];
    static readonly AttributeColumn Split = new("split", ["train", "val", null], null);

    static (IReadOnlyList<AttributeColumn> Columns, IReadOnlyList<Problem> Problems) Read(string text, string? sample = null)
    {
        using var folder = new TempFolder();
        var file = folder.File("facts.csv");
        File.WriteAllText(file, text);
        var problems = new ProblemLog();
        return (AttributeFile.Read(new AttributesOptions { File = new InputPath(file), Sample = sample }, Ids, [Split], problems), problems.Sorted());
    }

    static (AttributeColumn? Groups, IReadOnlyList<Problem> Problems) GroupsOf(Exposure? exposure, params AttributeColumn[] attributes)
    {
        var problems = new ProblemLog();
        var use = new ReferenceUse("unet", null!, null, default!, Rig.Plain, 0) { Exposure = exposure };
        return (SampleGroups.Of(use, Ids, attributes, problems), problems.Sorted());
    }

    static Exposure TrainedOn(params (string Attribute, string[] Values)[] values) =>
        new(values.ToDictionary(entry => entry.Attribute, entry => (IReadOnlyList<string>)entry.Values), null, default!);

    [Fact]
    public void Columns_join_by_id_whatever_the_order_and_numbers_are_told_from_text()
    {
        var (columns, problems) = Read("id,annotator,year\r\nb/1,\"kim, jo\",2021\r\na/1,ann,\r\na/2,ann,2.5e3\r\n");
        Assert.Equal(["annotator", "year"], columns.Select(column => column.Name));
        Assert.Equal(["ann", "ann", "kim, jo"], columns[0].Text);
        Assert.Equal([null, 2500.0, 2021.0], columns[1].Number);
        Assert.Empty(problems);
    }

    [Fact]
    public void The_column_of_ids_may_be_named() => Assert.Equal(["x", "y", "z"], Read("batch,sample\nx,a/1\ny,a/2\nz,b/1\n", "sample").Columns[0].Text);

    [Fact]
    public void Samples_without_a_row_and_rows_without_a_sample_are_reported_together()
    {
        var problem = Assert.Single(Read("id,batch\na/1,x\nc/9,y\n").Problems);
        Assert.Equal("attributes-missing", problem.Code);
        Assert.Contains("2 of 3 samples have no row", problem.Message);
        Assert.Contains("1 rows name no sample: 'c/9'", problem.Message);
    }

    [Theory]
    [InlineData("", "line 1", "it is empty")]
    [InlineData("id\na/1\n", "line 1", "it has one column")]
    [InlineData("id,x,x\na/1,1,2\n", "line 1", "two columns are called 'x'")]
    [InlineData("id,split\na/1,train\n", "line 1", "has an attribute 'split' already")]
    [InlineData("id,x\na/1,1\na/1,2\n", "line 3", "'a/1' stands twice, first on line 2")]
    [InlineData("id,x\na/1,1,2\n", "line 2", "the row has 3 fields, the header 2")]
    [InlineData("id,x\na/1,\"1\n", "line 2", "a quote is not closed")]
    [InlineData("id,x\nc/1,1\n", "line 1", "none of its rows names a sample of the dataset; it has 'c/1', the dataset 'a/1', 'a/2', 'b/1'")]
    public void A_file_that_cannot_be_used_is_refused_with_its_place(string text, string place, string message)
    {
        var refused = Assert.Throws<DataException>(() => Read(text));
        Assert.Equal(("broken-attributes", place), (refused.Code, refused.Place));
        Assert.Contains(message, refused.Message);
    }

    [Fact]
    public void Nothing_said_is_no_group() => Assert.Null(GroupsOf(null, Split).Groups);

    [Fact]
    public void Trained_on_tells_learnt_samples_from_held_out_ones_and_warns()
    {
        var (groups, problems) = GroupsOf(TrainedOn(("split", ["train"])), Split);
        Assert.Equal("unet_group", groups!.Name);
        Assert.Equal(["trained_on", "held_out", "held_out"], groups.Text);
        Assert.Equal("in-sample", Assert.Single(problems).Code);
        Assert.Contains("learnt from 1 of 3 samples", problems[0].Message);
    }

    [Fact]
    public void Several_attributes_must_all_fit_and_numbers_are_named_as_they_are_written()
    {
        var year = new AttributeColumn("year", null, [2021, 2022, 2021]);
        Assert.Equal(["trained_on", "held_out", "held_out"], GroupsOf(TrainedOn(("split", ["train", "val"]), ("year", ["2021"])), Split, year).Groups!.Text);
    }

    [Fact]
    public void Trained_on_all_is_every_sample()
    {
        var (groups, problems) = GroupsOf(TrainedOn());
        Assert.Equal(["trained_on", "trained_on", "trained_on"], groups!.Text);
        Assert.Contains("learnt from all 3 samples", Assert.Single(problems).Message);
    }

    [Fact]
    public void A_value_that_no_sample_has_is_said_with_the_nearest()
    {
        var problem = Assert.Single(GroupsOf(TrainedOn(("split", ["trian"])), Split).Problems);
        Assert.Equal("trained-on-nothing", problem.Code);
        Assert.Contains("did you mean 'train'", problem.Message);
    }

    [Fact]
    public void Folds_are_groups_without_a_warning()
    {
        var (groups, problems) = GroupsOf(new Exposure(null, "fold", default!), new AttributeColumn("fold", null, [0, 1, 0]));
        Assert.Equal(["0", "1", "0"], groups!.Text);
        Assert.Empty(problems);
    }

    [Fact]
    public void A_sample_without_a_fold_is_refused() =>
        Assert.Contains("the sample 'b/1' has no value of 'split'", Assert.Throws<DataException>(() => GroupsOf(new Exposure(null, "split", default!), Split)).Message);

    [Fact]
    public void An_attribute_that_is_not_there_is_refused_with_those_that_are()
    {
        var refused = Assert.Throws<DataException>(() => GroupsOf(TrainedOn(("splt", ["train"])), Split));
        Assert.Equal("unknown-attribute", refused.Code);
        Assert.Contains("did you mean 'split'", refused.Message);
    }
}
