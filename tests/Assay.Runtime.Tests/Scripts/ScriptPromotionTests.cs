using System.Text;
using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;
using Assay.Runtime.Scripts.Promoting;

namespace Assay.Runtime.Tests.Scripts;

/// <summary>What becomes of a script when a plugin is made of it, and what cannot come along.</summary>
public sealed class ScriptPromotionTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    SortedDictionary<string, byte[]> Promote(string text, string name = "mine.csx") =>
        ScriptPromotion.Files(new ScriptHost(folder.File("cache/x"), _ => { }).CompileScript(folder.Write(name, text)), PluginName.Parse("mine"), "/home");

    string Written(string text, string file) => Encoding.UTF8.GetString(Promote(text)[file]);

    [Theory]
    [InlineData("Console.WriteLine(1);\ndouble Score() => 1;", "mine.csx(1,1): error script-plugin: a statement outside of functions")]
    [InlineData("var limit = 3;\ndouble Score() => limit;", "mine.csx(1,1): error script-plugin: 'var' outside of functions")]
    [InlineData("int one = 1;\nint two = one + 1;\ndouble Score() => two;", "mine.csx(2,11): error CS0236: A field initializer cannot reference")]
    [InlineData("static int Twice(this int x) => 2 * x;\ndouble Score() => 2.Twice();", "error CS1106: Extension method must be defined in a non-generic static class")]
    [InlineData("#load \"/tmp/parts.csx\"\ndouble Score() => 1;", "mine.csx(1,1): error script-plugin: #load \"/tmp/parts.csx\" names a place on this machine")]
    public void What_a_class_cannot_hold_is_refused_where_it_stands(string text, string says)
    {
        if (text.Contains("/tmp/parts", StringComparison.Ordinal))
            text = text.Replace("/tmp/parts.csx", folder.Write("elsewhere/parts.csx", "// nothing"), StringComparison.Ordinal);
        var message = Assert.Throws<ScriptException>(() => Promote(text)).Message;
        Assert.Contains(says.Replace("/tmp/parts.csx", folder.File("elsewhere/parts.csx"), StringComparison.Ordinal), message);
    }

    [Fact]
    public void Another_plugin_cannot_come_along()
    {
        var host = new ScriptHost(folder.File("cache/x"), _ => { });
        var script = host.CompileScript(folder.Write("mine.csx", "#r \"plugin:Scorers.Agreement\"\ndouble Score() => 1;"), PluginCatalog.Discover([Path.Combine(Repository.Product, "plugins")]));
        Assert.Contains("#r \"plugin:Scorers.Agreement\" cannot come along: a plugin knows no other plugin", Assert.Throws<ScriptException>(() => ScriptPromotion.Files(script, PluginName.Parse("mine"), "/home")).Message);
    }

    [Theory]
    [InlineData("nuget: YamlDotNet, 16.3.0", "<PackageReference Include=\"YamlDotNet\" Version=\"16.3.0\" />")]
    [InlineData("nuget: YamlDotNet", null)]
    [InlineData("nuget: YamlDotNet, $(Evil)", null)]
    public void A_package_comes_along_with_its_version(string directive, string? reference)
    {
        var script = new ScriptHost(folder.File("cache/x"), _ => { }).CompileForPlugin(folder.Write("mine.csx", $"#r \"{directive}\"\nusing YamlDotNet.Serialization;\ndouble Score(Exam exam, int least = 1) => new Deserializer().GetHashCode();"));
        SortedDictionary<string, byte[]> Files() => ScriptPromotion.Files(script, PluginName.Parse("mine"), "/home");
        if (reference is null)
            Assert.Contains("says no version that a project can have", Assert.Throws<ScriptException>(Files).Message);
        else
            Assert.Contains(reference, Encoding.UTF8.GetString(Files()["Mine/Mine.csproj"]));
    }

    [Fact]
    public void A_name_that_MSBuild_would_read_as_something_else_is_refused() =>
        Assert.Contains("the project of a plugin cannot name 'a;b.csx'", Assert.Throws<ScriptException>(() => Promote("double Score() => 1;", "a;b.csx")).Message);

    [Fact]
    public void Files_above_the_script_come_along_from_the_folder_they_share()
    {
        folder.Write("shared/deep/parts.csx", "int One() => 1;");
        var files = Promote("#load \"../shared/deep/parts.csx\"\ndouble Score() => One();", "own/mine.csx");
        Assert.Equal(["Mine/script/own/mine.csx", "Mine/script/shared/deep/parts.csx"], files.Keys.Where(file => file.EndsWith(".csx", StringComparison.Ordinal)));
        Assert.Contains("/script/own/mine.csx</ScriptFile>", Encoding.UTF8.GetString(files["Mine/Mine.csproj"]));
    }

    [Fact]
    public void The_script_keeps_its_bytes_also_those_that_are_no_text()
    {
        File.WriteAllBytes(folder.File("odd.csx"), [0xEF, 0xBB, 0xBF, .. "double Score() => 1; // "u8, 0xFF, 0x0D, 0x0A]);
        var script = new ScriptHost(folder.File("cache/x"), _ => { }).CompileScript(folder.File("odd.csx"));
        Assert.Equal(File.ReadAllBytes(folder.File("odd.csx")), ScriptPromotion.Files(script, PluginName.Parse("mine"), "/home")["Mine/script/odd.csx"]);
    }

    [Fact]
    public void A_script_without_options_has_no_options_record() =>
        Assert.DoesNotContain("Mine/MineOptions.cs", Promote("double Score(Exam exam) => 1;").Keys);

    [Theory]
    [InlineData("int minPixels = 3", "public int MinPixels { get; init; } = 3;")]
    [InlineData("int x_1 = 3", "public int x_1 { get; init; } = 3;")]
    [InlineData("string toString = \"a\\\"b\\n\"", "public string to_string { get; init; } = \"a\\\"b\\u000a\";")]
    [InlineData("int mineOptions = 3", "public int mine_options { get; init; } = 3;")]
    [InlineData("[Range(0, double.PositiveInfinity)] double most = 1e300", "[Range(0.0, double.PositiveInfinity)]\n    public double Most { get; init; } = 1E+300;")]
    [InlineData("[Description(\"a\")] IReadOnlyList<InputPath> files", "[Description(\"a\")]\n    public required IReadOnlyList<InputPath> Files { get; init; }")]
    [InlineData("LabelMap? myModel", "public ReferenceName? MyModel { get; init; }")]
    public void A_parameter_is_an_option_under_the_same_key(string parameter, string property) =>
        Assert.Contains(property, Written($"double Score({parameter}) => 1;", "Mine/MineOptions.cs"));

    [Theory]
    [InlineData("// How far they agree. More.\ndouble Score() => 1;", "How far they agree.")]
    [InlineData("/* no */ double Score() => 1;", "What mine.csx says.")]
    public void The_first_sentence_of_the_script_is_what_lists_say(string text, string summary) =>
        Assert.Contains($"[Component(\"mine\", \"{summary}\")]", Written(text, "Mine/Mine.cs"));
}
