using Assay.Runtime.Plugins;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>What tests of every plugin made from a script share.</summary>
static class TestText
{
    /// <summary>The body of the test class.</summary>
    /// <param name="own">Tests of what the script is.</param>
    public static string Of(CompiledScript script, PluginName name, IEnumerable<string> own)
    {
        List<string> facts = [.. own, .. Defaults(script, name)];
        if (facts.Count == 0)
            facts.Add(script.Kind == ScriptKind.Write ? $"    [Fact]\n    public void It_is_an_output() => Assert.IsAssignableFrom<IOutput>(new {Create(script, name)});"
                : script.Kind == ScriptKind.Score ? $"    [Fact]\n    public void It_adds_one_column() => Assert.Equal([new Column(\"\")], new {Create(script, name)}.Columns);"
                : $"    [Fact]\n    public void It_adds_no_column() => Assert.Empty(new {Create(script, name)}.Adds);");
        return string.Join("\n\n", facts);
    }

    /// <summary>A component with every option at its default, behind <c>new</c>.</summary>
    public static string Create(CompiledScript script, PluginName name) => OptionsText.Any(script) ? $"{name.Pascal}(new {Options(script, name)})" : $"{name.Pascal}()";

    /// <summary>A test of the options that have a default, if any has.</summary>
    static IEnumerable<string> Defaults(CompiledScript script, PluginName name)
    {
        List<string> checks = [.. OptionsText.HasPath(script) ? new[] { "Assert.Null(options.Path);" } : [], .. script.Parameters.Where(parameter => parameter is { Fill: ScriptFill.Option, Required: false }).Select(option => Check(option, OptionName.Property(option.Key, OptionsText.RecordOf(name))))];
        if (checks.Count > 0)
            yield return $"    [Fact]\n    public void Options_start_as_in_the_script()\n    {{\n        var options = new {Options(script, name)};\n{string.Concat(checks.Select(check => $"        {check}\n"))}    }}";
    }

    static string Options(CompiledScript script, PluginName name)
    {
        var required = script.Parameters.Where(parameter => parameter is { Fill: ScriptFill.Option, Required: true }).Select(option => $"{OptionName.Property(option.Key, OptionsText.RecordOf(name))} = {CSharpText.SampleOf(option)}").ToList();
        return OptionsText.RecordOf(name) + (required.Count > 0 ? $" {{ {string.Join(", ", required)} }}" : "()");
    }

    static string Check(ScriptParameter option, string property) => CSharpText.DefaultOf(option) switch
    {
        null => $"Assert.Null(options.{property});",
        "true" => $"Assert.True(options.{property});",
        "false" => $"Assert.False(options.{property});",
        var value => $"Assert.Equal({value}, options.{property});",
    };
}
