using System.CommandLine;
using System.Globalization;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Schema;
using Assay.Runtime.Proposing;

namespace Assay.Cli;

/// <summary><c>assay new pipeline</c>: looks at a folder, says what it found, and writes a pipeline for it.</summary>
static class NewPipelineCommand
{
    const string SchemaFile = "pipeline.schema.json";

    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "A folder, or one file, with labels and perhaps predictions.", HelpName = "PATH", DefaultValueFactory = _ => "." };
        var to = new Option<string>("--out", "-o") { Description = "The pipeline to write; never one that exists.", HelpName = "FILE", DefaultValueFactory = _ => "pipeline.yaml" };
        var format = new Option<string?>("--format") { Description = "The dataset component to use, when several fit.", HelpName = "NAME" };
        var schema = new Option<bool>("--schema") { Description = $"Write {SchemaFile} beside it too, and name it on the first line, for editors." };
        var command = new Command("pipeline", "Look at a folder, say what is in it, and write a commented pipeline that runs on it.") { from, to, format, schema };
        command.SetAction((parse, _) => RunAsync(new Terminal(parse), parse.GetValue(from)!, parse.GetValue(to)!, parse.GetValue(format), parse.GetValue(schema)));
        return command;
    }

    static async Task<int> RunAsync(Terminal terminal, string from, string to, string? format, bool withSchema)
    {
        foreach (var file in withSchema ? new[] { to, SchemaBeside(to) } : [to])
            if (Path.Exists(file))
                throw new AssayException("file-exists", $"'{file}' exists already and is not overwritten; name another file with --out, or remove it");
        using var interruption = new Interruption(terminal);
        var catalog = terminal.Discover();
        var proposal = await ProposeAsync(terminal, () => new Proposer(catalog, terminal.Scripts(), to), from, format, interruption.Token);
        Print(terminal, proposal);
        if (withSchema)
            Write(SchemaBeside(to), PipelineSchema.Write(catalog));
        Write(to, withSchema ? $"# yaml-language-server: $schema={SchemaFile}\n{proposal.Text}" : proposal.Text);
        terminal.Say($"written: {Runner.Shown(to)}");
        terminal.Next($"assay run {Runner.Shown(to)} --dry-run");
        return ExitCode.Done;
    }

    static string SchemaBeside(string file) => Path.Combine(Path.GetDirectoryName(file) ?? "", SchemaFile);

    static async Task<Proposal> ProposeAsync(Terminal terminal, Func<Proposer> proposer, string from, string? format, CancellationToken stop)
    {
        try
        {
            return await proposer().ProposeAsync(from, format, stop);
        }
        catch (AmbiguousFormatException e) when (!Console.IsInputRedirected && !Console.IsErrorRedirected && !terminal.Json)
        {
            return await proposer().ProposeAsync(from, Ask(terminal, [.. e.Choices.DistinctBy(choice => choice.Component)]), stop);
        }
    }

    /// <summary>A numbered question; it is put again until the answer is one of the numbers.</summary>
    static string Ask(Terminal terminal, Found[] choices)
    {
        foreach (var (index, choice) in choices.Index())
            terminal.Say($"  {index + 1}  {choice.Component}: {choice.Path}: {choice.Evidence}");
        while (true)
        {
            Console.Error.Write($"which one is to be audited? 1 to {choices.Length}: ");
            var answer = Console.ReadLine() ?? throw new AssayException("no-answer", "no answer; say which with --format");
            if (int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= choices.Length)
                return choices[number - 1].Component;
        }
    }

    static void Write(string file, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AssayException("out-file", $"'{file}' cannot be written ({e.Message.TrimEnd('.')}); name another file with --out", e);
        }
    }

    static void Print(Terminal terminal, Proposal proposal)
    {
        if (terminal.Json)
            WriteJson(terminal, proposal);
        else
            foreach (var line in TextTable.Lines([.. proposal.Found.Select(entry => new[] { entry.Use, entry.Component, entry.Path, entry.Evidence })]))
                terminal.Out.WriteLine(line);
        if (!terminal.Quiet)
            terminal.Say($"tried on {proposal.Probe.Samples} samples, {(proposal.Probe.Failures.Count == 0 ? "all can be audited" : $"{proposal.Probe.Failures.Select(problem => problem.Sample).Distinct().Count()} cannot be audited")}");
        foreach (var problem in proposal.Probe.Failures.Take(3))
            terminal.Say($"  '{problem.Sample}': {problem} [{problem.Code}]");
    }

    static void WriteJson(Terminal terminal, Proposal proposal) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteStartArray("found");
        foreach (var entry in proposal.Found)
        {
            json.WriteStartObject();
            json.WriteString("use", entry.Use);
            json.WriteString("component", entry.Component);
            json.WriteString("path", entry.Path);
            json.WriteString("evidence", entry.Evidence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("tried", proposal.Probe.Samples);
        json.WriteNumber("failed", proposal.Probe.Failures.Count);
        json.WriteString("pipeline", proposal.Text);
        json.WriteEndObject();
    });
}
