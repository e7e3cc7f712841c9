using System.Text;
using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts.Compiling;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>Makes a plugin of a script: the script unchanged, a component that calls it and does what the host did for the script, and options that are its parameters.</summary>
public static class ScriptPromotion
{
    /// <summary>The files of the project, for <see cref="PluginTemplate.Save"/>.</summary>
    /// <param name="home">The folder of an installed Assay.</param>
    /// <exception cref="ScriptException">The script holds what cannot come along.</exception>
    public static SortedDictionary<string, byte[]> Files(CompiledScript script, PluginName name, string home)
    {
        var carried = CarriedFiles.Of(script.Sources);
        var promoted = PromotedText.Of(script, name);
        var (function, hasOptions, readsOptions) = (new FunctionText(script, name), OptionsText.Any(script), script.Parameters.Any(parameter => OptionsText.IsKey(parameter) && parameter.Fill != ScriptFill.Opinion) || OptionsText.HasPath(script));
        Dictionary<string, string> values = new(promoted.Values)
        {
            ["script"] = carried.Main,
            ["function"] = script.Kind.ToString(),
            ["parameters"] = function.Parameters,
            ["names"] = function.Names,
            ["usings"] = string.Concat(ScriptCompiler.Usings.Select(space => $"    <Using Include=\"{space}\" />\n")).TrimEnd('\n'),
            ["packages"] = string.Concat(ScriptPackage.Of(script.Sources).Select(package => $"    <PackageReference Include=\"{package.Name}\" Version=\"{package.Version}\" />\n")),
            ["summary"] = CSharpText.Literal(ScriptSummary.Of(script.Sources.Files[0])),
            ["properties"] = OptionsText.Of(script, name).TrimEnd('\n'),
            ["constructor"] = readsOptions ? $"({OptionsText.RecordOf(name)} options)" : "",
            ["constructors"] = hasOptions && !readsOptions ? $"\n    // Which reference is meant is for the host to read.\n    public {name.Pascal}({OptionsText.RecordOf(name)} options) => _ = options;\n" : "",
            ["facts"] = TestText.Of(script, name, promoted.Facts),
            ["before"] = UseText.OfScript(script),
            ["after"] = UseText.OfPlugin(script, name),
        };
        string[] parts = [PluginTemplate.EveryKind, "script", .. promoted.Parts, .. hasOptions ? new[] { "script-options" } : []];
        var files = PluginTemplate.Files(name, promoted.Kind, home, parts, values);
        PromotionCheck.Run(script.Sources, $"{name.Pascal}Plugin.{name.Pascal}Script", Sources(files, name));
        foreach (var (path, content) in carried.All)
            files[$"{name.Pascal}/script/{path}"] = content;
        return files;
    }

    static IEnumerable<KeyValuePair<string, string>> Sources(IReadOnlyDictionary<string, byte[]> files, PluginName name) => files
        .Where(file => file.Key.StartsWith(name.Pascal + "/", StringComparison.Ordinal) && file.Key.EndsWith(".cs", StringComparison.Ordinal))
        .Select(file => KeyValuePair.Create(file.Key, Encoding.UTF8.GetString(file.Value)));
}
