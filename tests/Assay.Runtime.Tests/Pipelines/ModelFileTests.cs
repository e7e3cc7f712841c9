using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Tests.Pipelines;

/// <summary>Models that stand in a file of their own.</summary>
public sealed class ModelFileTests : IDisposable
{
    const string Models = """
        cloud_unet:
          description: |
            The team's U-Net.
            Trained in May.
          arrays: { probabilities: p.npy }
          classes: [ground, cloud]
          map: { cloud: water }
        other: { arrays: { probabilities: p.npy } }
        """;

    readonly TempFolder folder = new();

    public ModelFileTests()
    {
        folder.Write("team/p.npy", "");
        folder.Write("team/models.yaml", Models);
        folder.Write("audits/labels/a.npy", "");
    }

    public void Dispose() => folder.Dispose();

    Pipeline Read(string reference, string models = "models: ../team/models.yaml") =>
        PipelineReader.Read(folder.Write("audits/a.yaml", $"{models}\ndataset: {{ masks: {{ labels: labels }} }}\nreferences:\n  m: {reference}\nsteps: [ ti: {{}} ]\n"), Reading.Catalog, Reading.Scripts, LintHost.For(Path.GetTempPath()));

    string Refused(string reference, string models = "models: ../team/models.yaml") =>
        Assert.Throws<PipelineException>(() => Read(reference, models)).Message.Replace(folder.Path, "", StringComparison.Ordinal);

    [Fact]
    public void A_reference_that_names_a_model_is_that_model_with_paths_from_its_own_file()
    {
        var reference = Read("{ model: cloud_unet, trained_on: train }").References.Single();
        Assert.Equal(("m", "arrays", Path.Combine(folder.Path, "team", "p.npy")), (reference.Id, reference.Component.Name, ((ArraysOptions)reference.Options!).Probabilities!.Value.Path));
        Assert.Equal(["ground", "cloud"], reference.Mapping.Classes!.Select(one => one.Name));
        Assert.Equal("water", reference.Mapping.Map["cloud"]);
        Assert.NotNull(reference.Exposure);
    }

    [Fact]
    public void What_is_resolved_is_the_model_and_not_its_name() =>
        Assert.Equal(Read("{ model: cloud_unet }").Resolved.Replace("p.npy", "../team/p.npy", StringComparison.Ordinal),
            Read("{ arrays: { probabilities: ../team/p.npy }, classes: [ground, cloud], map: { cloud: water } }", "").Resolved);

    [Theory]
    [InlineData("{ model: cloud_net }", "/audits/a.yaml(4,15): unknown-value: /audits/../team/models.yaml has no model 'cloud_net'; did you mean 'cloud_unet'? (models: cloud_unet, other)")]
    [InlineData("{ model: other, arrays: { probabilities: labels } }", "/audits/a.yaml(4,22): two-components: 'arrays' stands beside 'model:', which names a model with all its options")]
    [InlineData("{ model: cloud_unet, map: { cloud: water } }", "/audits/a.yaml(4,27): duplicate-key: 'map' stands here and at the model 'cloud_unet' in /audits/../team/models.yaml; keep one")]
    [InlineData("{ model: [other] }", "/audits/a.yaml(4,15): wrong-type: 'model' is a list, expected the name of a model")]
    public void What_is_wrong_in_the_pipeline_is_told_there(string reference, string says) => Assert.StartsWith(says, Refused(reference), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "'model:' names a model of a file, but the pipeline names no such file; say 'models: FILE.yaml' at its top")]
    [InlineData("models: ../team/modles.yaml", "missing-path: 'models': ")]
    [InlineData("models: []", "'models' is an empty list, expected the path of a file of models")]
    public void Without_the_file_there_is_no_model(string models, string says) => Assert.Contains(says, Refused("{ model: other }", models), StringComparison.Ordinal);

    [Theory]
    [InlineData("other: { arrays: { probabilities: p.npy, vlaues: x } }", "/audits/../team/models.yaml(1,42): unknown-key: 'arrays' has no option 'vlaues'; did you mean 'values'?")]
    [InlineData("other: { arrays: { probabilities: q.npy } }", "/audits/../team/models.yaml(1,35): missing-path: 'probabilities': ")]
    [InlineData("other: 5", "/audits/../team/models.yaml(1,8): wrong-type: the model 'other' is '5', expected a component with its options")]
    [InlineData("other: { model: cloud_unet }", "/audits/../team/models.yaml(1,10): unknown-key: the model 'other' names another one")]
    [InlineData("[a]", "/audits/../team/models.yaml(1,1): wrong-type: the file of models is a list, expected names with a reference each")]
    [InlineData("", "/audits/../team/models.yaml(1,1): wrong-type: the file of models is empty, expected names")]
    [InlineData("a: { b", "/audits/../team/models.yaml(1,")]
    public void What_is_wrong_in_the_file_of_models_is_told_there(string models, string says)
    {
        folder.Write("team/models.yaml", models);
        Assert.Contains(says, Refused("{ model: other }"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_by_itself_lists_its_models()
    {
        var entries = ModelFile.Read(Path.Combine(folder.Path, "team", "models.yaml"), Reading.Catalog, Reading.Scripts, LintHost.For(Path.GetTempPath()));
        Assert.Equal([("cloud_unet", "arrays", 2, "The team's U-Net."), ("other", "arrays", 0, "")], entries.Select(entry => (entry.Name, entry.Component.Name, entry.Classes.Count, entry.Description)));
    }
}
