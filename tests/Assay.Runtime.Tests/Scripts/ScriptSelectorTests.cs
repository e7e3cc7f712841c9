using Assay.Runtime.Scripts;

namespace Assay.Runtime.Tests.Scripts;

public sealed class ScriptSelectorTests : IDisposable
{
    readonly TempFolder folder = new();
    readonly ScriptHost host;

    public ScriptSelectorTests() => host = new ScriptHost(folder.File("cache"), _ => { });

    public void Dispose() => folder.Dispose();

    CompiledScript Compile(string text) => host.CompileScript(folder.Write("a.csx", text));

    static Table Table => ScriptTables.Of(("ti", [0.1, 0.6, double.NaN, 0.3]));

    [Theory]
    [InlineData("bool Keep(double ti) => ti < 0.5;", "0 3")]
    [InlineData("bool Keep(double? ti) => !(ti < 0.5);", "1 2")]
    [InlineData("bool Keep(double ti, double limit = 0.2) => ti < limit;", "0")]
    [InlineData("IEnumerable<int> Select(Table table) => [3, 0];", "3 0")]
    [InlineData("List<int> Select(Table table) => [1, 1, 1];", "1")]
    [InlineData("IEnumerable<int> Select(Table table) => table.Samples.InOrder.Where(row => table.Samples.Value(\"ti\", row) > 0.2);", "1 3")]
    [InlineData("Table Select(Table table) => table with { Samples = table.Samples.Keep(row => row > 1) };", "2 3")]
    public void A_selector_keeps_and_orders_rows(string text, string kept) => Assert.Equal(kept, ScriptTables.Kept(Compile(text), Table));

    [Fact]
    public void Keep_sees_text_attributes_by_name()
    {
        var table = Table with { Attributes = [new AttributeColumn("split", ["train", "test", null, "test"], null)] };
        Assert.Equal("1 3", ScriptTables.Kept(Compile("bool Keep(string? split) => split == \"test\";"), table));
    }

    [Fact]
    public void Keep_acts_on_instances_when_it_names_their_columns()
    {
        var table = Table with { Instances = new Rows([0, 0, 1, 3], new bool[4]).With(new Column("iou", Of.Instance), [0.9, 0.2, 0.1, 0.8]) };
        var kept = ScriptTables.Apply(Compile("bool Keep(double? iou, double? ti) => iou < 0.5 && ti < 0.5;"), table);
        Assert.Equal("1|0", $"{string.Join(' ', kept.Instances.InOrder)}|{string.Join(' ', kept.Samples.InOrder)}");
    }

    [Fact]
    public void Select_does_not_bring_back_what_was_dropped_before()
    {
        var table = Table with { Samples = Table.Samples.Keep(row => row != 0) };
        Assert.Equal("3 1", ScriptTables.Kept(Compile("IEnumerable<int> Select(Table table) => [3, 0, 1];"), table));
    }

    [Theory]
    [InlineData("IEnumerable<int> Select(Table table) => [4];", "Select returned the row 4; the table has rows 0 to 3")]
    [InlineData("IEnumerable<int> Select(Table table) => null!;", "Select returned null")]
    [InlineData("Table Select(Table table) => table with { Samples = table.Samples.With(new Column(\"x\"), new double[4]) };", "other rows or columns")]
    [InlineData("\nIEnumerable<int> Select(Table table)\n{\n    yield return 0;\n    throw new Exception(\"late\");\n}", "a.csx(5): Exception: late")]
    [InlineData("bool Keep(double ti) =>\n    throw new Exception(\"odd\");", "a.csx(2): Exception: odd")]
    public void What_a_selector_does_wrong_is_said_with_its_place(string text, string message) =>
        Assert.Contains(message, Assert.Throws<ScriptException>(() => ScriptTables.Apply(Compile(text), Table)).Message);
}
