using Assay.Runtime.Scripts;

namespace Assay.Runtime.Tests.Scripts;

public sealed class ExpressionTests : IDisposable
{
    readonly TempFolder folder = new();
    readonly ScriptHost host;

    public ExpressionTests() => host = new ScriptHost(folder.Path, _ => { });

    public void Dispose() => folder.Dispose();

    static readonly Column[] Columns = [new("ti"), new("hi"), new("match_iou", Of.Instance)];

    static double? Evaluate(CompiledExpression expression, double? ti, double? hi, double? difficulty = null, string? split = null) => expression.Evaluate(
        [.. expression.Columns.Select(column => column == "ti" ? ti : hi)], [.. expression.NumberAttributes.Select(_ => difficulty)], [.. expression.TextAttributes.Select(_ => split)]);

    [Theory]
    [InlineData("ti < 0.5", 0.4, null, true)]
    [InlineData("ti < 0.5", 0.5, null, false)]
    [InlineData("ti < 0.5", null, null, false)]
    [InlineData("ti >= 0.5", null, null, false)]
    [InlineData("!(ti < 0.5)", null, null, true)]
    [InlineData("ti != 0.5", null, null, true)]
    [InlineData("ti == null", null, null, true)]
    [InlineData("ti is null", 0.1, null, false)]
    [InlineData("ti is > 0.2 and < 0.5", 0.3, null, true)]
    [InlineData("ti is > 0.2 and < 0.5", null, null, false)]
    [InlineData("ti.HasValue && hi.HasValue", 0.1, null, false)]
    [InlineData("ti < 0.5 && hi >= 0.5", 0.4, 0.5, true)]
    [InlineData("ti < 0.5 || hi < 0.5", null, 0.4, true)]
    [InlineData("ti < hi", 0.1, null, false)]
    [InlineData("(ti ?? 1) < 0.5", null, null, false)]
    [InlineData("Math.Max(ti, hi) < 0.5", 0.1, 0.2, true)]
    [InlineData("Math.Max(ti, hi) < 0.5", 0.1, null, false)]
    [InlineData("true", null, null, true)]
    public void Conditions_follow_the_nullable_rules_of_CSharp(string text, double? ti, double? hi, bool expected) =>
        Assert.Equal(expected ? 1.0 : 0.0, Evaluate(host.CompileCondition(text, Columns), ti, hi));

    [Theory]
    [InlineData("(1 - ti) * hi", 0.25, 0.5, 0.375)]
    [InlineData("(1 - ti) * hi", null, 0.5, null)]
    [InlineData("ti ?? 2", null, null, 2.0)]
    [InlineData("ti < 0.5 ? 1 : 0", null, null, 0.0)]
    [InlineData("1 / 2", null, null, 0.0)]
    [InlineData("ti / hi", 0.0, 0.0, null)]
    [InlineData("ti / hi", 1.0, 0.0, null)]
    [InlineData("Math.Sqrt(ti)", 4.0, null, 2.0)]
    [InlineData("Math.Sqrt(ti)", -4.0, null, null)]
    [InlineData("Math.Round(ti, 1)", 0.26, null, 0.3)]
    [InlineData("Math.Sign(ti)", -3.0, null, -1.0)]
    [InlineData("Math.PI * 0 + 3", null, null, 3.0)]
    [InlineData("(int)ti", 2.7, null, 2.0)]
    [InlineData("null", null, null, null)]
    public void Values_are_numbers_or_empty_and_never_NaN(string text, double? ti, double? hi, double? expected) =>
        Assert.Equal(expected, Evaluate(host.CompileValue(text, Columns), ti, hi));

    [Fact]
    public void Attributes_are_read_by_name()
    {
        var expression = host.CompileCondition("""number["how \"hard\""] > 2 && text["split"] == "train" && text["split"].StartsWith("t")""", Columns);
        Assert.Empty(expression.Columns);
        Assert.Equal(["how \"hard\""], expression.NumberAttributes);
        Assert.Equal(["split"], expression.TextAttributes);
        Assert.Equal(1, Evaluate(expression, null, null, difficulty: 3, split: "train"));
        Assert.Equal(0, Evaluate(expression, null, null, difficulty: 3, split: "test"));
        Assert.Equal(0, Evaluate(expression, null, null, difficulty: null, split: "train"));
    }

    [Fact]
    public void Only_columns_in_use_are_asked_for_in_order_of_appearance() =>
        Assert.Equal(["match_iou", "ti"], host.CompileValue("match_iou + ti * ti", Columns).Columns);

    [Theory]
    [InlineData("1) ; System.Environment.Exit(1")]
    [InlineData("ti < 0.5; ti")]
    [InlineData("ti < 0.5 }")]
    [InlineData("ti <")]
    [InlineData("ti < 0.5 /* no end")]
    [InlineData("/* no end")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("// nothing but a comment")]
    [InlineData("ti = 0.5")]
    [InlineData("ti++ > 1")]
    [InlineData("(() => true)()")]
    [InlineData("bool F() => true")]
    [InlineData("System.IO.File.Exists(\"x\")")]
    [InlineData("System.Environment.Exit(1)")]
    [InlineData("global::System.Environment.HasShutdownStarted")]
    [InlineData("text[\"a\"].GetType() == null")]
    [InlineData("typeof(string).Assembly == null")]
    [InlineData("new object() == null")]
    [InlineData("ti is var x && x > 0")]
    [InlineData("$\"{ti}\" == \"\"")]
    [InlineData("text[text[\"a\"]] == \"\"")]
    [InlineData("number[\"a\", \"b\"] > 1")]
    [InlineData("columns__[0] > 1")]
    [InlineData("Math.Sqrt")]
    [InlineData("await ti > 0")]
    [InlineData("ti < 0.5\n#line 3\n")]
    [InlineData("ti < 0.5 hi < 0.5 // two")]
    [InlineData("#if true\nti < 0.5\n#endif")]
    public void What_is_not_a_plain_expression_is_refused(string text)
    {
        var problem = Assert.Throws<ScriptException>(() => host.CompileCondition(text, Columns));
        Assert.NotEmpty(problem.Diagnostics);
        Assert.All(problem.Diagnostics, diagnostic => Assert.True(diagnostic.Line >= 1 && diagnostic.Column >= 1));
    }

    [Fact]
    public void An_expression_too_deep_for_a_compiler_is_refused_not_a_crash() =>
        Assert.Throws<ScriptException>(() => host.CompileValue(new string('(', 50_000) + "1" + new string(')', 50_000), Columns));

    [Fact]
    public void The_deepest_expression_that_is_short_enough_compiles_or_is_refused()
    {
        try
        {
            Assert.Equal(1, Evaluate(host.CompileValue(new string('(', 1_990) + "1" + new string(')', 1_990), Columns), null, null));
        }
        catch (ScriptException problem)
        {
            Assert.NotEmpty(problem.Diagnostics);
        }
        Assert.Equal(1_990, Evaluate(host.CompileValue(string.Join("+", Enumerable.Repeat("1", 1_990)), Columns), null, null));
    }

    [Theory]
    [InlineData("tii < 0.5", 1, 1, "unknown-column", "'tii' is no column; did you mean 'ti'?; columns here: hi, match_iou, ti")]
    [InlineData("ti < 0.5\n  && match_iuo > 1", 2, 6, "unknown-column", "'match_iuo' is no column; did you mean 'match_iou'?; columns here: hi, match_iou, ti")]
    [InlineData("ti < zebra", 1, 6, "unknown-column", "'zebra' is no column; columns here: hi, match_iou, ti")]
    [InlineData("ti", 1, 1, "not-a-condition", "a condition is true or false, such as ti < 0.5; this is a double?")]
    [InlineData("text[\"a\"]?.StartsWith(\"b\")", 1, 1, "not-a-condition", "the condition may be empty (bool?); write == true after it")]
    [InlineData("ti = 0.5", 1, 1, "not-allowed", "an expression cannot assign; write == to compare")]
    [InlineData("Math.Sqr(ti) < 1", 1, 6, "unknown-function", "Math has no 'Sqr' for numbers; did you mean 'Sqrt'?")]
    [InlineData("ti < \"a\"", 1, 1, "CS0019", "Operator '<' cannot be applied to operands of type 'double?' and 'string'")]
    [InlineData("ti < 0.5 &&\n ti < 0.5 5", 2, 11, "not-an-expression", "one expression is expected, and it ends before '5'; join two conditions with && or ||")]
    public void A_problem_has_a_place_and_says_what_to_do(string text, int line, int column, string code, string message)
    {
        var problem = Assert.Throws<ScriptException>(() => host.CompileCondition(text, Columns));
        Assert.Equal([new ScriptDiagnostic(null, line, column, code, message)], problem.Diagnostics);
    }

    [Fact]
    public void Every_unknown_column_is_named_at_once()
    {
        var problem = Assert.Throws<ScriptException>(() => host.CompileValue("a + b", []));
        Assert.Equal([(1, "unknown-column"), (5, "unknown-column")], problem.Diagnostics.Select(d => (d.Column, d.Code)));
        Assert.Contains("no step before this one adds any", problem.Diagnostics[0].Message);
    }

    [Fact]
    public void A_value_that_is_a_truth_says_how_to_make_it_a_number() =>
        Assert.Contains("? 1 : 0", Assert.Throws<ScriptException>(() => host.CompileValue("ti < 0.5", Columns)).Message);

    [Theory]
    [InlineData("!(ti < 0.5)", 1, "true-when-empty", "'!(ti < 0.5)' is true when ti is empty; add '&& ti.HasValue' if it should not be")]
    [InlineData("hi > 0 && number[\"a\"] != 3", 11, "true-when-empty", "'number[\"a\"] != 3' is true when number[\"a\"] is empty; add '&& number[\"a\"].HasValue' if it should not be")]
    [InlineData("ti == hi", 1, "true-when-empty", "'ti == hi' is true when ti and hi are empty; add '&& ti.HasValue' if it should not be")]
    [InlineData("ti != hi", 1, "true-when-empty", "'ti != hi' is true when ti is empty; add '&& ti.HasValue' if it should not be")]
    [InlineData("hi > 0 || ti is not 0.5", 11, "true-when-empty", "'ti is not 0.5' is true when ti is empty; add '&& ti.HasValue' if it should not be")]
    [InlineData("(ti ?? 0) < 0.5", 1, "true-when-empty", "'(ti ?? 0) < 0.5' is true when ti is empty; a value stands in for it: write 'ti == null || ...' if that is meant")]
    [InlineData("ti.GetValueOrDefault() < 0.5", 1, "true-when-empty", "'ti.GetValueOrDefault() < 0.5' is true when ti is empty; a value stands in for it: write 'ti == null || ...' if that is meant")]
    [InlineData("text[\"a\"] != \"b\"", 1, "true-when-empty", "'text[\"a\"] != \"b\"' is true when text[\"a\"] is empty; add '&& text[\"a\"] != null' if it should not be")]
    [InlineData("!(ti < 0.5 && hi < 0.5)", 1, "true-when-empty", "'!(ti < 0.5 && hi < 0.5)' is true when ti is empty; add '&& ti.HasValue' if it should not be")]
    [InlineData("ti.Value < 0.5", 1, "fails-when-empty", "'ti.Value' breaks on a row where ti is empty; write ti alone, which matches nothing there")]
    [InlineData("hi < 1 && text[\"a\"].Contains(\"b\")", 11, "fails-when-empty", "'text[\"a\"].Contains' breaks on a row where text[\"a\"] is empty; write text[\"a\"]?.Contains(...) == true")]
    [InlineData("ti < 0.5 ? false : true", 1, "else-when-empty", "'ti < 0.5 ? false : true' is true when ti is empty; write 'ti == null ? null : ...' in front if it should stay empty")]
    [InlineData("ti > 1 / 2", 6, "whole-division", "'1 / 2' divides whole numbers and drops the remainder; write 1.0 for a fraction")]
    public void Surprises_are_warned_of(string text, int column, string code, string warning) =>
        Assert.Equal([new ScriptDiagnostic(null, 1, column, code, warning)], host.CompileCondition(text, Columns).Warnings);

    [Theory]
    [InlineData("ti < 0.5")]
    [InlineData("ti != null && !ti.HasValue")]
    [InlineData("!(ti == null)")]
    [InlineData("ti / 2 < 1.0 / 2")]
    [InlineData("ti > 0 && ti != 0.5")]
    [InlineData("!(ti < 0.5) && ti.HasValue")]
    [InlineData("ti == null || !(ti < 0.5)")]
    [InlineData("!(ti < 0.5) || ti is null")]
    [InlineData("!(ti != 0.5)")]
    [InlineData("(ti ?? 1) < 0.5")]
    [InlineData("ti.HasValue && ti.Value < 0.5")]
    [InlineData("ti == null || ti.Value < 0.5")]
    [InlineData("hi > 0 && ti == hi")]
    [InlineData("ti is < 0.5 or > 0.9")]
    [InlineData("ti is null or < 0.5")]
    [InlineData("Math.Abs(ti - hi) > 0.1")]
    [InlineData("text[\"a\"]?.Contains(\"b\") == true")]
    [InlineData("text[\"a\"] == \"b\"")]
    [InlineData("ti < 0.5 ? true : false")]
    public void Plain_conditions_have_no_warnings(string text) => Assert.Empty(host.CompileCondition(text, Columns).Warnings);

    [Theory]
    [InlineData("ti < 0.5 ? 1 : 0", "'ti < 0.5 ? 1 : 0' is 0 when ti is empty; write 'ti == null ? null : ...' in front if it should stay empty")]
    [InlineData("hi * (ti != 0.5 ? 1 : 0)", "'ti != 0.5' is true when ti is empty; add '&& ti.HasValue' if it should not be")]
    public void Values_that_come_from_nothing_are_warned_of(string text, string warning) => Assert.Equal([warning], host.CompileValue(text, Columns).Warnings.Select(found => found.Message));

    [Theory]
    [InlineData("ti ?? 0")]
    [InlineData("(ti ?? 0) + (hi ?? 0)")]
    [InlineData("ti == null ? null : ti < 0.5 ? 1 : 0")]
    [InlineData("ti == null ? null : ti != 0.5 ? 1 : 0")]
    [InlineData("ti < 0.5 ? 1 : null")]
    [InlineData("ti.HasValue ? 1 : 0")]
    [InlineData("(1 - ti) * hi")]
    public void Plain_values_have_no_warnings(string text) => Assert.Empty(host.CompileValue(text, Columns).Warnings);

    [Fact]
    public void Warnings_of_a_long_expression_take_no_time_to_speak_of()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        host.CompileCondition(string.Join(" || ", Enumerable.Repeat("ti!=hi", 390)), Columns);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_row_that_makes_it_throw_is_an_error_that_quotes_the_expression()
    {
        var expression = host.CompileValue("ti.Value + 1", Columns);
        Assert.Equal(1.5, Evaluate(expression, 0.5, null));
        Assert.Contains("'ti.Value + 1' failed on a row", Assert.Throws<ScriptException>(() => Evaluate(expression, null, null)).Message);
    }

    [Fact]
    public void A_column_may_have_the_name_of_a_keyword_or_of_an_attribute_list()
    {
        var expression = host.CompileValue("@class + number", [new("class"), new("number")]);
        Assert.Equal(["class", "number"], expression.Columns);
        Assert.Equal(3, expression.Evaluate([1, 2], [], []));
    }
}
