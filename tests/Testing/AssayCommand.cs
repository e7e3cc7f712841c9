using System.Diagnostics;
using System.Text;

namespace Assay.Testing;

/// <summary>Starts the built application as a user does: arguments, environment and files in; exit code and two streams out.</summary>
public static class AssayCommand
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Runs <c>assay arguments</c> in a folder, without standard input, and kills it when it takes longer than 90 s.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="environment">Variables to set; null removes one.</param>
    public static Answer Run(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        using var started = new Started(Describe(folder, arguments, environment), Patience);
        return started.Wait();
    }

    /// <summary>The same with arguments only.</summary>
    public static Answer Run(string folder, params string[] arguments) => Run(folder, arguments, null);

    /// <summary>Starts a command and does not wait for it.</summary>
    public static Started Start(string folder, params string[] arguments) => Start(folder, arguments, null);

    /// <summary>The same with variables to set.</summary>
    public static Started Start(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment) => new(Describe(folder, arguments, environment), Patience);

    static ProcessStartInfo Describe(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(Repository.Product, "assay.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }
        return start;
    }
}
