using Assay.Runtime.Pipelines;
using Assay.Runtime.Scripts;
using Assay.Runtime.Tests.Plugins;

namespace Assay.Runtime.Tests.Scripts;

/// <summary>Scripts in a process of their own: the same scores, and what goes wrong is one sample's problem.</summary>
public sealed class IsolationTests : IDisposable
{
    readonly TempFolder folder = new();
    readonly ScriptHost host;
    readonly List<IDisposable> scorers = [];

    public IsolationTests() => host = new ScriptHost(folder.File("cache/x"), _ => { }) { Worker = ["dotnet", Path.Combine(Repository.Product, "assay.dll"), "script-worker"] };

    public void Dispose()
    {
        scorers.ForEach(scorer => scorer.Dispose());
        folder.Dispose();
    }

    ScriptScorer Scorer(string text, string? timeout = null, bool isolate = true, params (string, object?)[] values)
    {
        var file = folder.Write("a.csx", text);
        var scorer = new ScriptScorer(new ScriptOptions { File = new InputPath(file), Timeout = timeout, Isolate = isolate, Script = host.CompileScript(file), Values = values.ToDictionary(entry => entry.Item1, entry => entry.Item2) });
        scorers.Add(scorer);
        Assert.Same(scorer, ((IBindable)scorer).Bind(new Scope("a", [], host) { Steps = ["ti", "absent"] }));
        return scorer;
    }

    /// <summary>Looks at everything an exam can hold, and says what it saw.</summary>
    const string Everything = """
        Score Score(Exam exam, Probabilities p, LabelMap map, IReadOnlyList<Instance> boxes, IReadOnlyList<double> tags, double hardness, LabelMap? none, double factor = 3, IReadOnlyList<string>? names = null)
        {
            var s = exam.Sample;
            var masks = string.Join(' ', exam.Instances!.Concat(boxes).Select(one => $"{one.Class}/{one.SourceId}/{one.Crowd}/{one.ZOrder}/{one.Confidence:R}/{one.Track}/{one.Source}/{string.Join('+', one.Attributes)}/{exam.Mask(one)?.Area}"));
            return new()
            {
                Values = [factor * p[1, 2] / 7 + hardness],
                Reason = $"{s.Id} {s.Size} {s.ImageFile} {s.LabelsFile} {s.Problems.Count} {string.Join(',', exam.LabelMap!.Ids.ToArray())} {string.Join(',', map.Ids.ToArray())} {string.Join(',', s.Labels!.Tags!)} {string.Join(',', tags)} "
                    + $"{none is null} {exam.Classes.Count}:{exam.Classes[2].Name}:{exam.Classes[2].Super} {masks} {exam.Earlier("ti")!.Values[0]:R} {exam.Earlier("ti")!.Map?[1]} {exam.Earlier("absent") is null} {p.ElementType.Name} {p.Complete} {string.Join('|', names ?? [])} "
                    + $"{exam.Attributes.Number("difficulty"):R} {exam.Attributes.Text("split")} {exam.Attributes.Number("depth") is null} {exam.Attributes.Text("note") is null}",
                Findings = [new("omission") { Tag = "small", Box = new Box(0.1, 1, 2, 3), Role = "boxes", ReferenceInstance = 0, Measured = new Dictionary<string, double> { ["iou"] = 1.0 / 3 } }],
                Map = [1, float.NaN, 0.1f],
            };
        }
        """;

    static Exam FullExam(Probabilities p)
    {
        var size = new Size(2, 2);
        Instance box = new() { Class = 1, SourceId = "17", Crowd = true, ZOrder = 3, Track = "t", Source = "sam", Attributes = new Dictionary<string, string> { ["é"] = "1\n2" }, Geometry = new BoxGeometry(new Box(0, 0, 1.5, 2)) };
        Instance polygon = new() { Class = 2, Confidence = 0.1, Geometry = new PolygonGeometry([[0, 0, 2, 0, 2, 2.25]]) };
        Instance mask = new() { Class = 0, Geometry = new MaskGeometry(new Rle(size, [1, 2, 1])) };
        Sample sample = new()
        {
            Id = "roi/ä",
            Size = size,
            ImageFile = "a.png",
            Problems = [new Problem("odd", "what") { Place = "here" }],
            Labels = new Labels { Map = LabelMap.Parse("0./12"), Instances = [box, mask], Tags = [2, 0] },
        };
        var classes = new ClassList([new Class(0, "clear"), new Class(7, "cloud"), new Class(9, "thin", "cloud")]);
        return new Exam(sample, classes, new Dictionary<string, Opinion>
        {
            ["p"] = new() { Probabilities = p },
            ["map"] = new() { LabelMap = LabelMap.Parse("21/0.") },
            ["boxes"] = new() { Instances = [polygon] },
            ["tags"] = new() { ClassScores = [0.1, 0.2] },
            ["hardness"] = new() { Value = 1.0 / 3 },
        }, new Dictionary<string, Score> { ["ti"] = new() { Values = [0.1], Map = [1, 0.3f] } }, instance => Assay.Runtime.Running.Rasters.Of(instance.Geometry, size),
            new SampleAttributes([new("difficulty", null, [0, 1.0 / 3]), new("split", ["a", "té\n"], null), new("depth", null, [1, null]), new("note", ["x", null], null)], 1));
    }

    public static TheoryData<string> Stored => ["double", "float", "Half", "byte"];

    [Theory]
    [MemberData(nameof(Stored))]
    public void The_score_is_the_one_that_this_process_gives(string stored)
    {
        double[] values = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.15, 0.25, 0.35];
        var p = stored switch
        {
            "double" => Probabilities.Of<double>(new Size(2, 2), 3, values),
            "float" => Probabilities.Of<float>(new Size(2, 2), 3, values.Select(value => (float)value).ToArray(), complete: false),
            "Half" => Probabilities.Of<Half>(new Size(2, 2), 3, values.Select(value => (Half)value).ToArray()),
            _ => Probabilities.Of<byte>(new Size(2, 2), 3, values.Select(value => (byte)(255 * value)).ToArray()),
        };
        (string, object?)[] options = [("factor", 1.0 / 7), ("names", new[] { "a", "b ü" })];
        var here = Scorer(Everything, isolate: false, values: options).Examine(FullExam(p));
        var there = Scorer(Everything, values: options).Examine(FullExam(p));
        Assert.Equal((here.Values[0], here.Reason), (there.Values[0], there.Reason));
        Assert.Equal(here.Map, there.Map);
        Assert.Equal((here.Findings[0].Box, here.Findings[0].Measured["iou"], here.Findings[0].Role, here.Findings[0].Tag), (there.Findings[0].Box, there.Findings[0].Measured["iou"], there.Findings[0].Role, there.Findings[0].Tag));
        Assert.Contains(stored == "float" ? "Single" : stored, here.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_script_that_does_not_end_is_ended_and_the_next_sample_is_scored()
    {
        var scorer = Scorer("double Score(Exam exam) { while (exam.LabelMap!.Ids[0] == 1) { } return exam.LabelMap!.Ids[0]; }", timeout: "300ms");
        Assert.Equal([2.0], scorer.Examine(TestExam.Of("2")).Values);
        var problem = Assert.Throws<DataException>(() => scorer.Examine(TestExam.Of("1")));
        Assert.Equal("script-timeout", problem.Code);
        Assert.Contains("was still running after 0.3 s and was ended", problem.Message);
        Assert.Equal([0.0], scorer.Examine(TestExam.Of("0")).Values);
    }

    [Theory]
    [InlineData("double Score(Exam exam) => exam.LabelMap!.Ids[0] == 1 ? Deeper(1) + 1 : 0; double Deeper(double x) => Deeper(x + 1) + Deeper(x + 2);", "Stack overflow")]
    [InlineData("double Score(Exam exam) { if (exam.LabelMap!.Ids[0] == 1) Environment.Exit(7); return 0; }", "exit code 7")]
    public void A_script_that_ends_its_process_is_that_samples_problem(string text, string expected)
    {
        var scorer = Scorer(text);
        var problem = Assert.Throws<DataException>(() => scorer.Examine(TestExam.Of("1")));
        Assert.Equal("script-crashed", problem.Code);
        Assert.Contains(expected, problem.Message);
        Assert.Equal([0.0], scorer.Examine(TestExam.Of("0")).Values);
    }

    /// <summary>Programs inherit standard input and output, which once were the pipes that exams and scores go through.</summary>
    [Fact]
    public void A_program_that_the_script_starts_may_print_and_read()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "there is no /bin/sh");
        var scorer = Scorer("""
            #r "System.Diagnostics.Process"
            #r "System.ComponentModel.Primitives"
            double? Score(Exam exam)
            {
                using var program = System.Diagnostics.Process.Start("/bin/sh", ["-c", "echo hello; cat; exit 7"]);
                program.WaitForExit();
                Console.OpenStandardOutput().Write([0, 255, 255, 255, 127]);
                return program.ExitCode;
            }
            """, timeout: "20s");
        Assert.Equal([7, 7], new[] { "1", "2" }.Select(id => Assert.Single(scorer.Examine(TestExam.Of(id)).Values)));
    }

    [Fact]
    public void A_program_that_outlives_the_script_does_not_hide_its_end()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "there is no /bin/sh");
        var scorer = Scorer("""
            #r "System.Diagnostics.Process"
            #r "System.ComponentModel.Primitives"
            double? Score(Exam exam)
            {
                System.Diagnostics.Process.Start("/bin/sh", ["-c", "sleep 5"]);
                Environment.Exit(3);
                return null;
            }
            """, timeout: "4s");
        Assert.Equal("script-crashed", Assert.Throws<DataException>(() => scorer.Examine(TestExam.Of("1"))).Code);
    }

    [Fact]
    public void A_number_that_is_none_is_the_answer_of_one_exam()
    {
        var scorer = Scorer("""Score Score(Exam exam) => new() { Values = [1], Findings = [new("omission") { Penalty = 1.0 / (exam.LabelMap!.Ids[0] - 1) }] };""");
        Assert.Equal("not-a-number", Assert.Throws<DataException>(() => scorer.Examine(TestExam.Of("1"))).Code);
        Assert.Equal(1, Assert.Single(scorer.Examine(TestExam.Of("2")).Findings).Penalty);
    }

    [Fact]
    public void What_a_script_throws_has_its_line_as_ever()
    {
        const string Text = "double Score(Exam exam)\n{\n    Console.WriteLine(\"said\");\n    return exam.LabelMap!.Ids[7];\n}";
        var here = Assert.Throws<ScriptException>(() => Scorer(Text, isolate: false).Examine(TestExam.Of("2")));
        var there = Assert.Throws<ScriptException>(() => Scorer(Text).Examine(TestExam.Of("2")));
        Assert.Equal((here.Code, here.Message), (there.Code, there.Message));
        Assert.Contains("a.csx(4): sample 'roi/a': IndexOutOfRangeException", there.Message);
        var data = Assert.Throws<DataException>(() => Scorer("double Score() => throw new DataException(\"odd\", \"what\", \"file\", \"place\");").Examine(TestExam.Of("2")));
        Assert.Equal(("odd", "what", "file", "place"), (data.Code, data.Message, data.File, data.Place));
    }

    [Fact]
    public void Loaded_files_and_libraries_come_along()
    {
        File.WriteAllBytes(folder.File("Top.dll"), PluginBuild.Compile("Top", "public static class Top { public static int Depth() => 4; }", []));
        folder.Write("b.csx", "double B() => Top.Depth();");
        Assert.Equal([4.0], Scorer("#r \"Top.dll\"\n#load \"b.csx\"\ndouble Score() => B();").Examine(TestExam.Of("2")).Values);
    }

    [Fact]
    public void Many_at_once_each_get_their_own_answer()
    {
        var scorer = Scorer("double Score(Exam exam) => exam.LabelMap!.Ids[0];");
        var values = new double?[40];
        Parallel.For(0, values.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => values[i] = scorer.Examine(TestExam.Of($"{i % 10}")).Values[0]);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => (double?)(i % 10)), values);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("0s")]
    [InlineData("-1s")]
    [InlineData("99999h")]
    [InlineData("soon")]
    public void A_timeout_is_a_time_with_its_unit(string text) =>
        Assert.Contains($"'timeout' is '{text}', expected a time between 1ms and 24 hours with its unit, such as 500ms, 30s or 2m",
            Assert.Throws<AssayException>(() => new ScriptScorer(new ScriptOptions { File = new InputPath("x"), Timeout = text })).Message);
}
