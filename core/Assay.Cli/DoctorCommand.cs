using System.CommandLine;
using Assay.Runtime.Doctor;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary><c>assay doctor</c>: what is here, what is missing, and how to get it.</summary>
static class DoctorCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("PIPELINE") { Description = "Look also at what this pipeline needs: files, secrets, native libraries.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("doctor", "Look at terminal, machine, native libraries and plugins; with a pipeline, whether it could run here.") { file };
        command.SetAction(parse => Run(new Terminal(parse), parse.GetValue(file)));
        return command;
    }

    static int Run(Terminal terminal, string? file)
    {
        var catalog = terminal.DiscoverQuietly();
        var sections = Checkup.Of(catalog).ToList();
        var needs = file is null ? null : PipelineFacts.Of(file, catalog, terminal.Scripts(), LintHost.For(AssayFolders.Cache));
        if (needs is not null)
            sections.Add(needs);
        var canRun = needs?.Facts.All(fact => !fact.IsWrong);
        if (terminal.Json)
            WriteJson(terminal, sections, canRun);
        else
            Write(terminal, sections);
        if (file is not null)
            terminal.Say(canRun == true ? $"{file} can run here" : $"{file} cannot run here: see ! above");
        terminal.Next(file is null ? "assay doctor PIPELINE" : $"assay {(canRun == true ? "run" : "lint")} {Runner.Shown(file)}{terminal.PluginOptions}");
        return canRun == false ? ExitCode.CheckFailed : ExitCode.Done;
    }

    static void Write(Terminal terminal, IEnumerable<Section> sections)
    {
        foreach (var section in sections.Where(section => section.Facts.Count > 0))
        {
            terminal.Out.WriteLine(section.Name);
            foreach (var line in TextTable.Lines([.. section.Facts.SelectMany(Rows)]))
                terminal.Out.WriteLine(line);
        }
    }

    static IEnumerable<string[]> Rows(Fact fact)
    {
        yield return [fact.IsWrong ? "!" : " ", fact.Subject, fact.Value];
        if (fact.Advice is { } advice)
            yield return ["", "", $"-> {advice}"];
    }

    static void WriteJson(Terminal terminal, IEnumerable<Section> sections, bool? canRun) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("assay_home", AssayFolders.Home);
        if (canRun is { } can)
            json.WriteBoolean("can_run", can);
        json.WriteStartArray("sections");
        foreach (var section in sections)
        {
            json.WriteStartObject();
            json.WriteString("name", section.Name);
            json.WriteStartArray("facts");
            foreach (var fact in section.Facts)
            {
                json.WriteStartObject();
                json.WriteString("subject", fact.Subject);
                json.WriteString("value", fact.Value);
                json.WriteString("advice", fact.Advice);
                json.WriteBoolean("wrong", fact.IsWrong);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
