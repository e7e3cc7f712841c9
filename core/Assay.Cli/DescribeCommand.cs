using System.CommandLine;
using System.CommandLine.Completions;
using Assay.Runtime.Describing;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary><c>assay describe NAME</c>: options, columns and an example of a component; the models of a file; what an ONNX file says of itself.</summary>
static class DescribeCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { HelpName = "NAME", Description = "A component, as 'assay list' shows it, a file of models, or an ONNX file." };
        name.CompletionSources.Add(_ => PluginCatalog.Discover().Components.Select(component => new CompletionItem(component.Name)));
        var kind = new Option<string?>("--kind") { Description = "Of several components of one name the one of this kind.", HelpName = "KIND" };
        var markdown = new Option<bool>("--markdown") { Description = "Print the option table as Markdown, as it stands in the plugin's README." };
        var command = new Command("describe", "Show the options of a component, what it needs and adds, and an example; or what a model takes and gives.") { name, kind, markdown };
        command.SetAction(parse => Run(new Terminal(parse), parse.GetValue(name)!, parse.GetValue(kind), parse.GetValue(markdown)));
        return command;
    }

    static int Run(Terminal terminal, string name, string? kind, bool markdown) =>
        name.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase) ? RunModel(terminal, name) : RunComponent(terminal, name, kind, markdown);

    static int RunModel(Terminal terminal, string file)
    {
        try
        {
            var description = OnnxDescription.Of(file);
            if (terminal.Json)
                ModelText.WriteJson(terminal, description);
            else
                ModelText.Write(terminal, description);
        }
        catch (DataException broken)
        {
            terminal.Say(broken.ToProblem().ToString());
            return ExitCode.Usage;
        }
        terminal.Next("assay describe onnx");
        return ExitCode.Done;
    }

    static int RunComponent(Terminal terminal, string name, string? kind, bool markdown)
    {
        if (ModelFileText.IsFile(name))
            return ModelFileText.Print(terminal, name);
        var catalog = terminal.Discover();
        var found = catalog.Named(name).Where(component => kind is null || KindWords.KeyOf(component.Kind) == kind).ToList();
        if (found.Count == 0)
        {
            terminal.Say(catalog.WhyMissing(name, kind));
            return ExitCode.Usage;
        }
        if (markdown)
            terminal.Out.Write(string.Join('\n', found.Select(component => OptionTable.Markdown(component.OptionsType))));
        else if (terminal.Json)
            WriteJson(terminal, found);
        else
            foreach (var component in found)
                Write(terminal, component);
        terminal.Next("assay lint FILE");
        return ExitCode.Done;
    }

    static void Write(Terminal terminal, Component component)
    {
        terminal.Out.WriteLine($"{component.Name}: {KindWords.Of(component.Kind)}, from {component.Plugin} {component.Version}");
        terminal.Out.WriteLine(component.Summary);
        terminal.Out.WriteLine();
        var rows = OptionTable.Rows(component.OptionsType);
        if (rows.Count > 0)
            foreach (var line in TextTable.Lines([["option", "type", "default", "range", "description"], .. rows.Select(row => new[] { row.Option, row.Type, row.Default, row.Range, row.Description })]))
                terminal.Out.WriteLine(line);
        else
            terminal.Out.WriteLine("No options.");
        foreach (var line in ComponentFacts.Of(component, LintHost.For(AssayFolders.Cache)(component)))
            terminal.Out.WriteLine($"\n{line.Subject}: {line.Text}");
        terminal.Out.WriteLine("\nexample:");
        terminal.Out.WriteLine("  " + ComponentExample.Yaml(component).TrimEnd().Replace("\n", "\n  "));
    }

    static void WriteJson(Terminal terminal, List<Component> components) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteStartArray("components");
        foreach (var component in components)
        {
            json.WriteStartObject();
            json.WriteHead(component);
            json.WriteStartArray("options");
            foreach (var row in OptionTable.Rows(component.OptionsType))
            {
                json.WriteStartObject();
                json.WriteString("option", row.Option);
                json.WriteString("type", row.Type);
                json.WriteString("default", row.Default);
                json.WriteString("range", row.Range);
                json.WriteString("description", row.Description);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartObject("facts");
            foreach (var (subject, text) in ComponentFacts.Of(component, LintHost.For(AssayFolders.Cache)(component)))
                json.WriteString(subject, text);
            json.WriteEndObject();
            json.WriteString("example", ComponentExample.Yaml(component));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
