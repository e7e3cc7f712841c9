using Assay.Runtime.Running;

namespace Assay.Runtime.Scripts;

/// <summary>An output in C#: the script's <c>Write</c> gets the finished run and, if it wants one, a text file to fill.</summary>
[Component("script", "Writes about a run with a function called Write in a C# script (.csx).")]
public sealed class ScriptOutput(ScriptOutputOptions options) : IOutput
{
    /// <exception cref="ScriptException">The script threw; the message has file and line.</exception>
    public async Task WriteAsync(IRun run, CancellationToken cancel)
    {
        if (options.Compiled.Parameters.All(parameter => parameter.Fill != ScriptFill.Writer))
            await CallAsync(run, null, cancel);
        else
            AtomicFile.WriteText(PathIn(run.Folder), to => CallAsync(run, to, cancel).GetAwaiter().GetResult());
    }

    string PathIn(string folder) => options.Path?.Path ?? Path.Combine(folder, Path.GetFileNameWithoutExtension(options.File.Path) + ".txt");

    Task CallAsync(IRun run, TextWriter? to, CancellationToken cancel)
    {
        var arguments = options.Compiled.Parameters.Select(parameter => parameter.Fill switch
        {
            ScriptFill.Run => run,
            ScriptFill.Writer => to,
            ScriptFill.Cancellation => cancel,
            _ => options.ValueOf(parameter),
        }).ToArray();
        return options.Compiled.CallAsync(arguments, cancel);
    }
}
