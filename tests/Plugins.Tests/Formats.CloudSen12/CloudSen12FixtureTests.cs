using Assay.Testing.CloudSen12;

namespace Assay.Tests.CloudSen12;

/// <summary>The example pipelines' patches are written by the same code as the tests' own; <c>ASSAY_ACCEPT=1</c> writes them anew.</summary>
public class CloudSen12FixtureTests
{
    [Fact]
    public void The_examples_patches_are_what_the_writers_write()
    {
        using var folder = new TempFolder();
        CloudSen12Source source = new(13, 16);
        var (patches, extra, columns) = source.Containers();
        source.WriteTree(folder.File("cloudsen12/tree"));
        File.WriteAllBytes(folder.File("cloudsen12/taco/l1c.0000.part.taco"), TacoWriter.First(patches, columns));
        File.WriteAllBytes(folder.File("cloudsen12/taco/extra.0000.part.taco"), TacoWriter.First(extra, columns));
        var fixtures = Path.Combine(Repository.Root, "pipelines", "fixtures");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder.Path, "cloudsen12"), "*", SearchOption.AllDirectories))
        {
            var kept = Path.Combine(fixtures, Path.GetRelativePath(folder.Path, file));
            if (Environment.GetEnvironmentVariable("ASSAY_ACCEPT") == "1")
            {
                Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
                File.Copy(file, kept, overwrite: true);
            }
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(kept)), $"{kept} differs");
        }
    }
}
