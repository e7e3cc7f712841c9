using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Assay.Testing.Editors;

/// <summary>The programs of package.json, installed into artifacts/node_modules by scripts/dev/test.sh. A test that needs them is skipped, with the reason, when they are not there.</summary>
public static class EditorTools
{
    static readonly string Modules = Path.Combine(Repository.Root, "artifacts", "node_modules");

    /// <summary>What is not there; null when nothing is missing.</summary>
    public static string? WhyMissing { get; } =
        !Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")))
            ? "node is not installed; scripts/dev/test.sh installs it"
        : Array.Find(["ajv", "yaml", "yaml-language-server"], package => !Directory.Exists(Path.Combine(Modules, package))) is { } missing
            ? $"the npm package '{missing}' is not in artifacts/node_modules; scripts/dev/test.sh installs it"
        : null;

    /// <summary>Skips the test unless node and the packages are there.</summary>
    public static void Require() => Assert.SkipUnless(WhyMissing is null, WhyMissing ?? "");

    /// <summary>The errors that ajv, a JSON Schema validator, finds in YAML documents: a list for each, empty for a valid one.</summary>
    public static IReadOnlyList<string[]> Validate(string schema, IEnumerable<string> documents)
    {
        Require();
        using var node = Process.Start(Node(Path.Combine(Repository.Root, "tests", "Testing", "Editors", "validate.cjs")))!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        node.StandardInput.Write(new JsonObject { ["schema"] = JsonNode.Parse(schema), ["documents"] = new JsonArray([.. documents.Select(text => (JsonNode)text)]) }.ToJsonString());
        node.StandardInput.Close();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, errors.Result);
        return JsonSerializer.Deserialize<List<string[]>>(output.Result)!;
    }

    /// <summary>The language server of YAML editors, speaking on its standard streams.</summary>
    internal static ProcessStartInfo LanguageServer() => Node(Path.Combine(Modules, "yaml-language-server", "bin", "yaml-language-server"), "--stdio");

    static ProcessStartInfo Node(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["NODE_PATH"] = Modules;
        return start;
    }
}
