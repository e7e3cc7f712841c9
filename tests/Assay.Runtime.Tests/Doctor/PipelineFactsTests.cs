using Assay.Runtime.Doctor;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Tests.Plugins;

namespace Assay.Runtime.Tests.Doctor;

public sealed class PipelineFactsTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>A scorer that needs a native library and a secret.</summary>
    Section Check(string library, string variable)
    {
        new PluginBuild(folder).Plugin("Alpha", $$"""
            using System.Collections.Generic;
            using Assay;
            public sealed record Options { public SecretName Key { get; init; } }
            [Component("alpha", "x"), NeedsLibrary("{{library}}")]
            public sealed class Scorer(Options options) : IScorer
            {
                public Options Kept => options;
                public IReadOnlyList<Need> Needs => [];
                public Evidence Labels => Evidence.None;
                public IReadOnlyList<Column> Columns => [new Column("")];
                public Score Examine(Exam exam) => Score.None;
            }
            """);
        var labels = Path.Combine(Repository.Root, "pipelines/fixtures/label-maps.npy");
        var file = folder.Write("p.yaml", $"dataset:\n  masks: {{ labels: {labels} }}\n  classes: 3\nsteps:\n  - alpha: {{ key: {variable} }}\n");
        var section = PipelineFacts.Of(file, PluginCatalog.Discover(Repository.Product, [folder.Path]), new(folder.File("scripts"), _ => { }), LintHost.For(folder.File("cache")));
        Assert.Contains(section.Facts, fact => fact == new Fact("reads", labels));
        return section;
    }

    [Fact]
    public void A_library_that_is_nowhere_and_a_secret_that_is_not_set_are_wrong()
    {
        var facts = Check("no_such_library", "ASSAY_TEST_NO_SUCH_SECRET").Facts;
        var wrong = facts.Where(fact => fact.IsWrong).ToArray();
        Assert.Equal(["secret", "no_such_library"], wrong.Select(fact => fact.Subject));
        Assert.Equal("ASSAY_TEST_NO_SUCH_SECRET is not set", wrong[0].Value);
        Assert.Contains("for 'alpha'", wrong[1].Value);
        Assert.All(wrong, fact => Assert.NotNull(fact.Advice));
    }

    [Fact]
    public void A_secret_that_is_set_is_said_to_be_and_not_shown()
    {
        var facts = Check("no_such_library", "PATH").Facts;
        Assert.Contains(new Fact("secret", "PATH is set"), facts);
    }

    [Fact]
    public void What_lint_finds_is_wrong()
    {
        var section = PipelineFacts.Of(folder.Write("p.yaml", "steps: []\n"), PluginCatalog.Discover(Repository.Product, []), new(folder.File("scripts"), _ => { }), LintHost.For(folder.File("cache")));
        Assert.Contains(section.Facts, fact => fact.IsWrong && fact.Subject == "missing-section");
    }
}
