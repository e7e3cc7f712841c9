using Assay.Runtime.Plugins;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>A selector that looks at one row, made from a script.</summary>
static class KeepText
{
    public static PromotedText Of(CompiledScript script, PluginName name)
    {
        var function = new FunctionText(script, name);
        var columns = script.Parameters.Where(parameter => parameter.Fill is ScriptFill.Column or ScriptFill.Attribute).ToList();
        return new PromotedText(ComponentKind.TableStep, columns.Count > 0 ? ["script-keep", "script-columns"] : ["script-keep"], new Dictionary<string, string>
        {
            ["result"] = "bool",
            ["reads"] = $"[{string.Join(", ", columns.Where(column => column.Fill == ScriptFill.Column).Select(column => $"options.{function.PropertyOf(column)}.Name"))}]",
            ["columns"] = string.Concat(columns.Select(column => $"        var {Reader(column)} = {(column.Fill == ScriptFill.Column ? $"ColumnReader.Number(table, options.{function.PropertyOf(column)}.Name" : $"ColumnReader.Text(table, {CSharpText.Literal(column.Key)}")}, ofInstances);\n")),
            ["kept"] = string.Concat(columns.Where(IsNeeded).Select(column => $"{Reader(column)}(row) is {{ }} {FunctionText.NameOf(column)} && ")) + $"script.Call({string.Join(", ", script.Parameters.Select(Argument))})",
        }, columns.Exists(IsNeeded) ? [Dropped(columns, TestText.Create(script, name))] : []);

        string Argument(ScriptParameter parameter) => parameter.Fill == ScriptFill.Option ? $"options.{function.PropertyOf(parameter)}" : IsNeeded(parameter) ? FunctionText.NameOf(parameter) : $"{Reader(parameter)}(row)";
    }

    static bool IsNeeded(ScriptParameter column) => column is { Fill: ScriptFill.Column, Optional: false };

    static string Reader(ScriptParameter column) => FunctionText.NameOf(column) + "Of";

    static string Dropped(List<ScriptParameter> columns, string create)
    {
        var rows = string.Concat(columns.Where(column => column.Fill == ScriptFill.Column).Select(column => $"\n            .With(new Column({CSharpText.Literal(column.Key)}), [double.NaN])"));
        var attributes = string.Join(", ", columns.Where(column => column.Fill == ScriptFill.Attribute).Select(column => $"new AttributeColumn({CSharpText.Literal(column.Key)}, [null], null)"));
        return $$"""
                [Fact]
                public void A_row_without_evidence_is_dropped()
                {
                    var rows = new Rows([0], [false]){{rows}};
                    Assert.False(new {{create}}.Apply(new Table(rows, new Rows([], []), [{{attributes}}])).Samples.IsKept(0));
                }
            """;
    }
}
