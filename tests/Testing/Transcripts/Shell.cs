using System.Diagnostics;
using Xunit;

namespace Assay.Testing.Transcripts;

/// <summary>One bash for many commands, so that its folder and its variables outlive each of them. <c>assay</c> is on its PATH; it starts in a folder outside the repository.</summary>
sealed class Shell : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly TempFolder files = new();
    readonly Process bash;

    public Shell()
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc"])
        {
            WorkingDirectory = Directory.CreateDirectory(files.File("work")).FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name == "AssayHome").ToArray())
            start.Environment.Remove(name); // Those of the build that runs this test.
        foreach (var (name, value) in Variables().Concat(DotnetCommand.Quiet))
            start.Environment[name] = value;
        bash = Process.Start(start)!;
    }

    /// <summary>Nothing of this user's and nothing that stays behind.</summary>
    Dictionary<string, string> Variables() => new()
    {
        ["PATH"] = Repository.Product + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
        ["ASSAY_CACHE"] = files.File("cache/assay"),
        ["TMPDIR"] = Directory.CreateDirectory(files.File("tmp")).FullName,
        ["LC_ALL"] = "C.UTF-8",
    };

    /// <summary>Runs a command to its end; <c>$?</c> of the next one is its exit code.</summary>
    /// <returns>Standard output and error as they came, line by line, and the exit code.</returns>
    public (int Code, IReadOnlyList<string> Lines) Run(string command)
    {
        var (script, output, done) = (files.Write("command", command + "\n"), files.File("output"), files.File("done"));
        bash.StandardInput.WriteLine($"source '{script}' > '{output}' 2>&1 < /dev/null; __code=$?; echo \"$__code\"; (exit $__code)");
        var answer = bash.StandardOutput.ReadLineAsync();
        if (!answer.Wait(Patience))
            bash.Kill(entireProcessTree: true);
        var lines = File.ReadAllLines(output);
        Assert.True(answer.IsCompletedSuccessfully && answer.Result is not null, $"$ {command}\ndid not end within {Patience.TotalMinutes} minutes, or ended the shell; it had written\n{string.Join('\n', lines)}");
        return (int.Parse(answer.Result!), lines);
    }

    /// <summary>Writes a file, as an editor would that was started in the shell's folder.</summary>
    public void Save(string name, string text)
    {
        var staged = files.Write("saved", text);
        var (code, lines) = Run($"mkdir -p \"$(dirname '{name}')\" && cp '{staged}' '{name}'");
        Assert.True(code == 0, $"cannot write {name}\n{string.Join('\n', lines)}");
    }

    /// <summary>Ends it and removes what it wrote.</summary>
    public void Dispose()
    {
        if (!bash.HasExited)
        {
            bash.StandardInput.Close();
            if (!bash.WaitForExit(TimeSpan.FromSeconds(5)))
                bash.Kill(entireProcessTree: true);
            bash.WaitForExit();
        }
        bash.Dispose();
        files.Dispose();
    }
}
