namespace Assay.Cli.Tests.Reviewing;

public class FrontEndTests
{
    [Fact]
    public void A_run_of_a_pipeline_without_a_front_end_opens_in_the_terminal()
    {
        using var folder = new TempFolder();
        var pipelines = Path.Combine(Repository.Root, "pipelines");
        var run = AssayCommand.Run(pipelines, "run", "coco-rubric.yaml", "--out", folder.File("out")).Exits(0);
        Assert.Contains($"next: assay review {folder.File("out")}", run.Errors);
        Assert.Contains("review needs a terminal", AssayCommand.Run(pipelines, "review", folder.File("out")).Errors); // Tests have none.
    }
}
