using System.Diagnostics;
using Xunit;

namespace Assay.Testing;

/// <summary>Runs the .NET command line as someone outside this repository does. Building needs a package feed, as building this repository does.</summary>
public static class DotnetCommand
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <summary>Runs <c>dotnet arguments</c> in a folder; nothing of it outlives the call.</summary>
    public static Answer Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name == "AssayHome").ToArray())
            start.Environment.Remove(name); // Those of the build that runs this test.
        foreach (var (name, value) in Quiet)
            start.Environment[name] = value;
        using var started = new Started(start, Patience);
        return started.Wait();
    }

    /// <summary>Plain text, in English, and no server that stays behind.</summary>
    internal static IReadOnlyDictionary<string, string> Quiet { get; } = new Dictionary<string, string>
    {
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["MSBUILDTERMINALLOGGER"] = "off",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["UseSharedCompilation"] = "false",
        ["NO_COLOR"] = "1",
    };
}
