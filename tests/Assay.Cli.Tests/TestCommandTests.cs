using System.Text.Json;
using Assay.Kernels.Codecs;

namespace Assay.Cli.Tests;

/// <summary>Pipelines and their tests, as a user runs them. Two samples of 2 x 1 pixels: in b the second pixel is labelled against the model.</summary>
public class TestCommandTests
{
    const string Pipeline = """
        dataset:
          masks: { labels: "${LABELS:nowhere}" }
          classes: [ground, water]
        references:
          model: { arrays: { probabilities: nowhere } }
        steps:
          - ti: { reference: model }
          - lowest: { by: ti, count: 5 }
        """;

    /// <summary>The case's inputs; expectations follow.</summary>
    const string Head = """
        cases:
          the case:
            environment: { LABELS: labels }
            references:
              model: { arrays: { probabilities: probs } }
            expect:
        """;

    [Fact]
    public void A_case_that_comes_out_as_expected_passes()
    {
        // ti of b: ground F2 = 5 * 1 / (5 * 1 + 4 * 1) = 5 / 9, water 0.
        using var folder = Sound("""
                  scores: { a: { ti: 1 }, b: { ti: 0.277777778, ti_worst_class_f: 0 } }
                  queue: [b, a]
                  findings: []
                  problems: {}
                  exit: 0
            """);
        var answer = AssayCommand.Run(folder.Path, "test", "p.yaml").Exits(0);
        Assert.Equal("pass    p.test.yaml(2,3): the case\n", answer.Output);
        Assert.Contains("1 passed, 0 failed, 0 wrong", answer.Errors);
        Assert.Contains("next: assay run p.yaml", answer.Errors);
    }

    [Fact]
    public void What_differs_is_shown_as_a_diff_with_places_and_what_to_paste()
    {
        using var folder = Sound("""
                  scores:
                    a: { ti: empty, ti_worst_class_f: 0.5 }
                    c: { ti: 1 }
                  queue: [a, x, b]
                  findings:
                    - { sample: a, kind: omission, count: 2 }
                  tables: { }
                  problems: { too-cold: 1 }
                  failed: { a: truncated-file }
                  exit: 4
            """);
        Golden.Equal("test-diff", AssayCommand.Run(folder.Path, "test", "p.yaml").Exits(1).Output);
    }

    [Fact]
    public void What_is_to_be_pasted_makes_the_test_pass()
    {
        using var folder = Sound("      scores: { a: { ti: 0.5 }, b: { ti: empty } }\n      queue: [a]\n      failed: { b: x }\n      exit: 4\n");
        var output = AssayCommand.Run(folder.Path, "test").Exits(1).Output;
        var paste = output[output.IndexOf("put below 'expect:'\n", StringComparison.Ordinal)..].Split('\n')[1..];
        folder.Write("p.test.yaml", Head + "\n" + string.Join('\n', paste.Select(line => "  " + line)));
        AssayCommand.Run(folder.Path, "test").Exits(0);
    }

    [Fact]
    public void An_unexpected_failure_fails_the_case_and_says_why()
    {
        using var folder = Sound("      scores: { a: { ti: 1 } }\n");
        File.WriteAllText(folder.File("labels/b.png"), "no image");
        var output = AssayCommand.Run(folder.Path, "test", "p.yaml").Exits(1).Output;
        Assert.Contains("+ b: broken-file", output);
        Assert.Contains("'b': ", output);
    }

    [Theory]
    [InlineData("exit: 4")]
    [InlineData("failed: { b: broken-file }")]
    public void A_failure_may_be_expected(string expectation)
    {
        using var folder = Sound($"      {expectation}\n");
        File.WriteAllText(folder.File("labels/b.png"), "no image");
        AssayCommand.Run(folder.Path, "test", "p.yaml").Exits(0);
    }

    [Fact]
    public void A_refusal_by_lint_or_by_opening_may_be_expected_and_else_fails_the_case()
    {
        using var folder = Sound("      refused: missing-path\n");
        folder.Write("p.test.yaml", """
            cases:
              lint refuses: { expect: { refused: missing-path } }
              opening refuses:
                environment: { LABELS: labels }
                references: { model: { arrays: { probabilities: others } } }
                expect: { refused: [join], exit: 2 }
              another code:
                environment: { LABELS: labels }
                references: { model: { arrays: { probabilities: others } } }
                expect: { refused: missing-path }
              not expected:
                expect: { scores: { a: { ti: 1 } } }
            """);
        NpyFile.Write<float>(folder.File("others/z.npy"), [2, 1, 2], [1, 1, 0, 0]);
        var answer = AssayCommand.Run(folder.Path, "test", "p.yaml").Exits(1);
        Assert.Contains("2 passed, 2 failed", answer.Errors);
        Assert.Contains("pass    p.test.yaml(2,3): lint refuses\npass    p.test.yaml(3,3): opening refuses\n", answer.Output);
        Assert.Contains("- missing-path\n    + join: ", answer.Output);
        Assert.Contains("the pipeline was refused\n    + missing-path: p.yaml(2,20): ", answer.Output);
    }

    [Fact]
    public void Variables_come_from_the_case_alone()
    {
        using var folder = Sound("      scores: { a: { ti: 1 } }\n");
        AssayCommand.Run(folder.Path, ["test", "p.yaml"], new Dictionary<string, string?> { ["LABELS"] = "elsewhere" }).Exits(0);
    }

    [Fact]
    public void Every_mistake_in_a_test_file_is_reported_with_its_place_and_the_other_files_run()
    {
        using var folder = Sound("      scores: { a: { ti: 1 } }\n");
        folder.Write("q.yaml", Pipeline);
        folder.Write("q.test.yaml", """
            cases:
              one:
                enviroment: { LABELS: labels }
                expect:
                  score: { a: { ti: 1 } }
                  tolerance: -1
              two:
                expect: {}
              three: soon
              four:
                environment: { LABELS: labels }
                references: { modle: { arrays: { probabilities: probs } } }
                expect: { scores: { a: { ti: high } } }
            """);
        var answer = AssayCommand.Run(folder.Path, "test", ".").Exits(2);
        Golden.Equal("test-mistakes", answer.Output);
        Assert.Contains("1 passed, 0 failed, 1 wrong", answer.Errors);
    }

    [Fact]
    public void Names_that_the_pipeline_lacks_are_mistakes_of_the_test()
    {
        using var folder = Sound("""
                  scores: { a: { tii: 1 } }
                  instances: [ { sample: a, side: modl, instance: 0, iou: 1 } ]
                  findings: [ { step: tj } ]
                  tables: { ti.all: [ [a] ] }
            """);
        var answer = AssayCommand.Run(folder.Path, "test", "p.yaml").Exits(2);
        Assert.Contains("p.test.yaml(7,22): unknown-column: the pipeline has no column of samples 'tii'; did you mean 'ti'?", answer.Output);
        Assert.Contains("p.test.yaml(8,33): unknown-reference: ", answer.Output);
        Assert.Contains("unknown-column: the pipeline has no column of instances 'iou'; it has none", answer.Output);
        Assert.Contains("p.test.yaml(9,21): unknown-step: the pipeline has no step 'tj'; did you mean 'ti'?", answer.Output);
        Assert.Contains("p.test.yaml(10,17): unknown-step: ", answer.Output);
    }

    [Fact]
    public void A_reference_that_is_to_be_replaced_must_exist()
    {
        using var folder = Sound("      exit: 0\n");
        folder.Write("p.test.yaml", File.ReadAllText(folder.File("p.test.yaml")).Replace("model:", "modle:"));
        Assert.Contains("p.test.yaml(5,7): unknown-reference: the pipeline has no reference 'modle' that could be replaced; did you mean 'model'?", AssayCommand.Run(folder.Path, "test", "p.yaml").Exits(2).Output);
    }

    [Fact]
    public void A_pipeline_without_tests_is_named()
    {
        using var folder = new TempFolder();
        folder.Write("p.yaml", Pipeline);
        Assert.Contains("p.yaml(1,1): no-test: the pipeline has no tests; expected them in 'p.test.yaml'", AssayCommand.Run(folder.Path, "test", "p.yaml").Exits(2).Output);
        Assert.Contains("no-test: there is no test file here", AssayCommand.Run(folder.Path, "test").Exits(2).Output);
        Assert.Contains("missing-file", AssayCommand.Run(folder.Path, "test", "x.test.yaml").Exits(2).Output);
    }

    [Fact]
    public void A_test_file_without_its_pipeline_is_named()
    {
        using var folder = new TempFolder();
        folder.Write("x.test.yaml", "cases:\n  a:\n    expect: { exit: 0 }\n");
        Assert.Contains("x.yaml", AssayCommand.Run(folder.Path, "test", "x.test.yaml").Exits(1).Output);
        Assert.Contains("x.test.yaml(1,1): missing-file: ", AssayCommand.Run(folder.Path, "lint", "x.test.yaml").Exits(1).Output);
    }

    [Fact]
    public void Lint_checks_test_files_as_tests()
    {
        using var folder = Sound("      scores: { a: { tii: 1 } }\n");
        var answer = AssayCommand.Run(folder.Path, "lint", "p.test.yaml").Exits(1);
        Assert.Contains("p.test.yaml(7,22): unknown-column", answer.Output);
        Assert.DoesNotContain("unknown-section", AssayCommand.Run(folder.Path, "lint", ".").Exits(1).Output);
    }

    [Fact]
    public void A_test_leaves_nothing_behind()
    {
        using var folder = Sound("      scores: { a: { ti: 1 } }\n");
        using var temporary = new TempFolder();
        var before = Names(folder);
        AssayCommand.Run(folder.Path, ["test", "p.yaml"], new Dictionary<string, string?> { ["TMPDIR"] = temporary.Path, ["TMP"] = temporary.Path }).Exits(0);
        Assert.Equal(before, Names(folder));
        Assert.Empty(Directory.GetFileSystemEntries(temporary.Path, "assay-*"));
    }

    [Fact]
    public void As_json_it_is_one_document()
    {
        using var folder = Sound("      scores: { a: { ti: 0.5 } }\n");
        using var json = JsonDocument.Parse(AssayCommand.Run(folder.Path, "test", "--json").Exits(1).Output);
        Assert.Equal(1, json.RootElement.GetProperty("failed").GetInt32());
        var difference = json.RootElement.GetProperty("cases")[0].GetProperty("differences")[0];
        Assert.Equal("'a': ti", difference.GetProperty("subject").GetString());
        Assert.Equal("0.5", difference.GetProperty("expected")[0].GetString());
        Assert.Equal("1", difference.GetProperty("actual")[0].GetString());
        Assert.Equal((7, 22), (difference.GetProperty("line").GetInt32(), difference.GetProperty("column").GetInt32()));
    }

    static string[] Names(TempFolder folder) => [.. Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Order()];

    static TempFolder Sound(string expectations)
    {
        var folder = new TempFolder();
        folder.Write("p.yaml", Pipeline);
        folder.Write("p.test.yaml", Head + "\n" + expectations);
        PngFile.Write(folder.File("labels/a.png"), PngImage.Grey(2, 1, [0, 1]));
        PngFile.Write(folder.File("labels/b.png"), PngImage.Grey(2, 1, [0, 0]));
        foreach (var sample in new[] { "a", "b" })
            NpyFile.Write<float>(folder.File($"probs/{sample}.npy"), [2, 1, 2], [0.9f, 0.1f, 0.1f, 0.9f]);
        return folder;
    }
}
