using System.Diagnostics;
using System.Text;

namespace Assay.Testing;

/// <summary>Starts a program that is not <c>assay</c>: a shell, the SDK, a published build.</summary>
public static class Program
{
    /// <summary>Runs it to its end and kills it when it takes longer than the patience given.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="environment">Variables to set; null removes one.</param>
    public static Answer Run(string folder, TimeSpan patience, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        using var started = new Started(start, patience);
        return started.Wait();
    }

    /// <summary>Whether a program of that name is on the PATH.</summary>
    public static bool IsInstalled(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
}
