using Assay.Runtime.Pipelines;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Tests.Scripts;

public sealed class ScriptTests : IDisposable
{
    readonly TempFolder folder = new();
    readonly ScriptHost host;

    public ScriptTests() => host = new ScriptHost(folder.File("cache"), _ => { });

    public void Dispose() => folder.Dispose();

    CompiledScript Compile(string text, string name = "a.csx") => host.CompileScript(folder.Write(name, text));

    ScriptException Refused(string text) => Assert.Throws<ScriptException>(() => Compile(text));

    string PathOf(string name) => Path.Combine(folder.Path, name);

    [Fact]
    public void Parameters_are_needs_and_question_marks_make_them_optional()
    {
        var script = Compile("""
            double? Score(Exam exam, Probabilities unet, LabelMap? sam, IReadOnlyList<Instance> boxes, IReadOnlyList<double>? tags, double hardness, double? size) => 1;
            """);
        Need[] expected =
        [
            new("unet", Evidence.Probabilities), new("sam", Evidence.LabelMap | Evidence.Probabilities, true), new("boxes", Evidence.Instances), new("tags", Evidence.ClassScores, true),
            new("hardness", Evidence.Value), new("size", Evidence.Value, true),
        ];
        Assert.Equal(expected, script.Needs);
    }

    [Theory]
    [InlineData("double Score() => 0.5;", 0.5)]
    [InlineData("double? Score(Exam exam) => 0.5;", 0.5)]
    [InlineData("static double? Score(Exam exam) => null;", null)]
    [InlineData("Score Score(Exam exam) => 0.25;", 0.25)]
    [InlineData("Score? Score(Exam exam) => null;", null)]
    [InlineData("Score Score(Exam exam) => new() { Values = [null] };", null)]
    [InlineData("const double Half = 0.5; double Twice(double x) => 2 * x; double Score(Exam exam) => Twice(Half);", 1.0)]
    [InlineData("double Score(Exam exam) { ReadOnlySpan<ushort> ids = exam.LabelMap!.Ids; return ids[0]; }", 2.0)]
    [InlineData("using System.Text;\r\ndouble Score(Exam exam) => new StringBuilder(\"abc\").Length;", 3.0)]
    [InlineData("double Score(Exam exam) => 4; // no line end", 4.0)]
    public void A_script_returns_a_number_a_score_or_no_evidence(string text, double? expected) =>
        Assert.Equal(expected, Compile(text).Run(TestExam.Of("2")).MainValue());

    [Fact]
    public void A_missing_opinion_is_no_evidence_and_the_script_is_not_called()
    {
        var script = Compile("""double Score(Exam exam, double hardness) => throw new Exception("called");""");
        Assert.Same(Score.None, script.Run(TestExam.Of("2")));
        Assert.Same(Score.None, script.Run(TestExam.Of("2", ("hardness", new Opinion { LabelMap = LabelMap.Parse("1") }))));
    }

    [Fact]
    public void A_missing_optional_opinion_is_null()
    {
        var script = Compile("double Score(double? hardness, LabelMap? map) => (hardness ?? 7) + (map is null ? 0 : 10);");
        Assert.Equal([7.0], script.Run(TestExam.Of("2")).Values);
        Assert.Equal([0.5], script.Run(TestExam.Of("2", ("hardness", new Opinion { Value = 0.5 }))).Values);
        Assert.Equal([17.0], script.Run(TestExam.Of("2", ("map", new Opinion { LabelMap = LabelMap.Parse("1") }))).Values);
    }

    [Fact]
    public void Every_compile_error_has_its_place_in_its_file()
    {
        folder.Write("lib/b.csx", "int Three() => 3;\nint Four() => four;\n");
        var problem = Refused("#load \"lib/b.csx\"\ndouble Score(Exam exam)\n{\n    var x = one;\n    return x +\n        two;\n}\n");
        (string?, int, int, string)[] expected = [(PathOf("a.csx"), 4, 13, "CS0103"), (PathOf("a.csx"), 6, 9, "CS0103"), (PathOf("lib/b.csx"), 2, 15, "CS0103")];
        Assert.Equal(expected, problem.Diagnostics.Select(d => (d.File, d.Line, d.Column, d.Code)));
        Assert.StartsWith($"{PathOf("a.csx")}(4,13): error CS0103: The name 'one' does not exist in the current context\n", problem.Message);
    }

    [Theory]
    [InlineData("var x = 1;", 1, 1, "one-score-function", "no function called Score; write one such as double? Score(Exam exam")]
    [InlineData("", 1, 1, "one-score-function", "no function called Score")]
    [InlineData("double Score(Exam e) => 1;\ndouble Score(Exam e, double v) => 1;", 2, 8, "one-score-function", "2 functions called Score")]
    [InlineData("string Score(Exam exam) => \"\";", 1, 8, "score-result", "returns string; double, double? (null is 'no evidence') or Score is expected")]
    [InlineData("float Score(Exam exam) => 1;", 1, 7, "score-result", "returns float")]
    [InlineData("async Task<double> Score(Exam exam) => 1;", 1, 20, "score-result", "returns System.Threading.Tasks.Task<double>")]
    [InlineData("double Score<T>(Exam exam) => 1;", 1, 8, "score-generic", "type parameters")]
    [InlineData("double Score(Exam exam,\n  Random unet) => 1;", 2, 10, "score-parameter", "'unet' is a System.Random; a reference's opinion is expected: Probabilities, LabelMap, IReadOnlyList<Instance>")]
    [InlineData("double Score(LabelMap a, Exam exam) => 1;", 1, 31, "score-parameter", "the exam is the first parameter")]
    [InlineData("double Score(ref double a) => 1;", 1, 25, "score-parameter", "passed by value, without ref")]
    [InlineData("double Score(Exam exam, double file) => 1;", 1, 32, "score-parameter", "rename it")]
    [InlineData("double Score(Exam exam) => 1;\nbool Keep(double? ti) => true;", 2, 6, "one-score-function", "functions called Score and Keep, and each name makes it something else")]
    [InlineData("int Keep(double? ti) => 1;", 1, 5, "score-result", "Keep returns int; bool is expected, as in bool Keep(")]
    [InlineData("bool Keep(Exam exam) => true;", 1, 16, "score-parameter", "'exam' is a Assay.Exam; a column is expected")]
    [InlineData("int Select(Table table) => 1;", 1, 5, "score-result", "IEnumerable<int> (the rows of samples to keep, in review order) or Table is expected")]
    [InlineData("int Write(IRun run) => 1;", 1, 5, "score-result", "void or Task is expected, as in void Write(IRun run, TextWriter to)")]
    [InlineData("void Write(IRun run, LabelMap map) {}", 1, 31, "score-parameter", "IRun, TextWriter or CancellationToken is expected; or an option: bool, int")]
    [InlineData("double Score(LabelMap map = null) => 1;", 1, 23, "score-parameter", "an opinion, which has no default; write 'LabelMap? map'")]
    [InlineData("double Score(Exam e, [Range(1, 5)] int n = 7) => 1;", 1, 40, "score-parameter", "has the default 7, which its [Range] excludes")]
    [InlineData("double Score(Exam e, [Range(1, 5)] string n = \"\") => 1;", 1, 43, "score-parameter", "has a [Range] and is no number")]
    [InlineData("double Score(Exam e, string n = null) => 1;", 1, 29, "score-parameter", "write 'String? n = null'")]
    [InlineData("double Score(Exam e, double \u00e4 = 1) => 1;", 1, 29, "score-parameter", "keys are snake_case")]
    [InlineData("double Score(Exam e, double aB = 1, double a_b = 1) => 1;", 1, 44, "score-parameter", "two parameters are called 'a_b' in the pipeline")]
    [InlineData("double Score(Exam e, double timeout = 1) => 1;", 1, 29, "score-parameter", "rename it")]
    [InlineData("#load \"nowhere.csx\"\ndouble Score(Exam exam) => 1;", 1, 7, "CS1504", "nowhere.csx")]
    [InlineData("double Score(Exam exam) => 1\n", 1, 29, "CS1002", "; expected")]
    [InlineData("double Score(Exam exam) => (1;", 1, 30, "CS1026", ") expected")]
    public void A_script_that_cannot_be_used_says_why_and_where(string text, int line, int column, string code, string message)
    {
        var problem = Assert.Single(Refused(text).Diagnostics);
        Assert.Equal((PathOf("a.csx"), line, column, code), (problem.File, problem.Line, problem.Column, problem.Code));
        Assert.Contains(message, problem.Message);
    }

    [Fact]
    public void A_script_that_is_not_there_is_named()
    {
        var problem = Assert.Throws<ScriptException>(() => host.CompileScript(PathOf("none.csx")));
        Assert.Equal("script-missing", problem.Code);
        Assert.Contains(PathOf("none.csx"), problem.Message);
    }

    [Fact]
    public void What_a_script_throws_has_its_line_and_the_sample()
    {
        var script = Compile("double Score(Exam exam)\n{\n    var ids = exam.LabelMap!.Ids;\n\n    return ids[7];\n}\n");
        var problem = Assert.Throws<ScriptException>(() => script.Run(TestExam.Of("2")));
        Assert.StartsWith($"{PathOf("a.csx")}(5): sample 'roi/a': IndexOutOfRangeException: ", problem.Message);
        Assert.IsType<IndexOutOfRangeException>(problem.InnerException);
    }

    [Fact]
    public void What_a_loaded_file_throws_has_the_line_of_that_file()
    {
        folder.Write("b.csx", "\nint Fail(string[] words)\n{\n    return words.Single().Length;\n}\n");
        var script = Compile("#load \"b.csx\"\ndouble Score(Exam exam) => Fail([]);\n");
        Assert.StartsWith($"{PathOf("b.csx")}(4): sample 'roi/a': InvalidOperationException: ", Assert.Throws<ScriptException>(() => script.Run(TestExam.Of("2"))).Message);
    }

    [Fact]
    public void What_the_top_level_throws_is_an_error_of_the_script()
    {
        var script = Compile("\nint[] table = [1];\nint first = table[1];\ndouble Score(Exam exam) => first;\n");
        for (var i = 0; i < 2; i++)
            Assert.StartsWith($"{PathOf("a.csx")}(3): sample 'roi/a': IndexOutOfRangeException", Assert.Throws<ScriptException>(() => script.Run(TestExam.Of("2"))).Message);
    }

    [Fact]
    public void A_data_exception_of_a_script_is_the_samples_failure() =>
        Assert.Equal("odd", Assert.Throws<DataException>(() => Compile("""double Score() => throw new DataException("odd", "what");""").Run(TestExam.Of("2"))).Code);

    [Theory]
    [InlineData("double Score(Exam exam) => double.NaN;", "Score returned NaN, which is no number; return null for 'no evidence'")]
    [InlineData("double Score(Exam exam) => double.PositiveInfinity;", "Score returned Infinity")]
    [InlineData("Score Score(Exam exam) => new() { Values = [1, 2] };", "2 values")]
    public void What_is_no_score_is_refused(string text, string message)
    {
        var problem = Assert.Throws<ScriptException>(() => Compile(text).Run(TestExam.Of("2")));
        Assert.Contains(message, problem.Message);
        Assert.Contains("sample 'roi/a'", problem.Message);
    }

    [Fact]
    public void Loaded_files_may_load_each_other_and_files_elsewhere()
    {
        folder.Write("shared/one.csx", "#load \"two.csx\"\nint One() => 1;\n");
        folder.Write("shared/two.csx", "#load \"one.csx\"\nint Two() => 2;\n");
        var script = Compile("#load \"../shared/one.csx\"\ndouble Score(Exam exam) => One() + Two();\n", "mine/a.csx");
        Assert.Equal([3.0], script.Run(TestExam.Of("2")).Values);
        Assert.Equal(["a.csx", "../shared/one.csx", "../shared/two.csx"], script.Files.Select(file => file.Name));
    }

    [Fact]
    public void The_hash_is_that_of_the_file_and_changes_with_what_it_loads()
    {
        const string Plain = "double Score(Exam exam) => 1;";
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Plain))), Compile(Plain).Hash);
        const string Loading = "#load \"b.csx\"\ndouble Score(Exam exam) => B();";
        folder.Write("b.csx", "double B() => 1;");
        var first = Compile(Loading);
        folder.Write("b.csx", "double B() => 2;");
        var second = Compile(Loading);
        Assert.NotEqual(first.Hash, second.Hash);
        Assert.Equal([1.0], first.Run(TestExam.Of("2")).Values);
        Assert.Equal([2.0], second.Run(TestExam.Of("2")).Values);
    }

    [Fact]
    public void Scripts_see_the_hosts_own_types()
    {
        var instances = new[] { new Instance { Class = 1 } };
        var score = Compile("Score Score(Exam exam, IReadOnlyList<Instance> boxes) => boxes[0].Class + exam.Classes.Count;").Run(TestExam.Of("2", ("boxes", new Opinion { Instances = instances })));
        Assert.Equal([4.0], score.Values);
    }

    [Fact]
    public void A_script_may_call_kernels() =>
        Assert.Equal([0.25], Compile("double Score() => BoxIou.Compute((0, 0, 2, 2), (1, 1, 1, 1));").Run(TestExam.Of("2")).Values);

    [Fact]
    public void The_scorer_is_what_lint_binds_and_the_run_calls()
    {
        var file = folder.Write("a.csx", "double Score(Exam exam, double hardness) => 1 - hardness;");
        ScriptScorer scorer = new(new ScriptOptions { File = new InputPath(file), Script = host.CompileScript(file) });
        Assert.Same(scorer, ((IBindable)scorer).Bind(new Scope("a", [], host)));
        Assert.Equal([new Need("hardness", Evidence.Value)], scorer.Needs);
        Assert.Equal([new Column("")], scorer.Columns);
        Assert.Equal((file, 64), (scorer.Script.Files[0].Path, scorer.Script.Hash.Length));
        Assert.Equal([0.75], scorer.Examine(TestExam.Of("2", ("hardness", new Opinion { Value = 0.25 }))).Values);
    }

    [Fact]
    public void A_label_map_is_the_most_probable_class_where_a_reference_gives_probabilities()
    {
        var script = Compile("double Score(LabelMap map) => 10 * map.Ids[0] + map.Ids[1];");
        Opinion Of<T>(params T[] values) where T : unmanaged => new() { Probabilities = Probabilities.Of<T>(new Size(2, 1), 2, values) };
        Assert.Equal([10.0], script.Run(TestExam.Of("00", ("map", Of(0.25f, 0.5f, 0.75f, 0.5f)))).Values);
        Assert.Equal([1.0], script.Run(TestExam.Of("00", ("map", Of(0.75, 0.25, 0.25, 0.75)))).Values);
        Assert.Equal([1.0], script.Run(TestExam.Of("00", ("map", Of<byte>(255, 0, 0, 255)))).Values);
        Assert.Equal([10.0], script.Run(TestExam.Of("00", ("map", Of((Half)0, (Half)1, (Half)1, (Half)0)))).Values);
        Assert.Equal("not-probabilities", Assert.Throws<DataException>(() => script.Run(TestExam.Of("00", ("map", Of(float.NaN, 0.5f, 0.75f, 0.5f))))).Code);
    }

    [Fact]
    public void An_opinion_of_another_size_is_the_samples_failure() => Assert.Equal("size-mismatch", Assert.Throws<DataException>(
        () => Compile("double Score(LabelMap map) => 1;").Run(TestExam.Of("00", ("map", new Opinion { LabelMap = LabelMap.Parse("0") })))).Code);
}
