using System.CommandLine;
using Assay.Runtime.Pipelines.Schema;

namespace Assay.Cli;

/// <summary><c>assay schema</c>: the JSON Schema of pipelines, for editors.</summary>
static class SchemaCommand
{
    public static Command Create()
    {
        var file = new Option<string?>("--out") { Description = "Write to a file instead of standard output.", HelpName = "FILE" };
        var command = new Command("schema", "Print the JSON Schema of pipelines, with the options of every component, for editors that complete and underline.") { file };
        command.SetAction(parse => Run(new Terminal(parse), parse.GetValue(file)));
        return command;
    }

    static int Run(Terminal terminal, string? file)
    {
        var catalog = terminal.Discover();
        var schema = PipelineSchema.Write(catalog);
        if (file is null)
            terminal.Out.Write(schema);
        else
            Write(file, schema);
        terminal.Next($"put '# yaml-language-server: $schema={file ?? "FILE"}' on the first line of a pipeline");
        return catalog.Problems.Count == 0 ? ExitCode.Done : ExitCode.Broke;
    }

    static void Write(string file, string schema)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            File.WriteAllText(file, schema);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new AssayException("schema-file", $"the schema cannot be written to '{file}': {e.Message.TrimEnd('.')}; name a file that can be written, or leave --out away");
        }
    }
}
