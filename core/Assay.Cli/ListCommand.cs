using System.CommandLine;
using System.Text.Json;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;

namespace Assay.Cli;

/// <summary><c>assay list</c>: which components there are. Plugins are not loaded, except to say in JSON how long that takes.</summary>
static class ListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "List the components that pipelines can name.");
        command.SetAction(parse => Run(new Terminal(parse)));
        return command;
    }

    static int Run(Terminal terminal)
    {
        var catalog = terminal.Discover();
        if (terminal.Json)
            WriteJson(terminal, catalog);
        else if (terminal.IsScreen)
            WriteGroups(terminal, catalog);
        else
            foreach (var component in catalog.Components)
                terminal.Out.WriteLine(string.Join('\t', component.Name, KindWords.KeyOf(component.Kind), component.Plugin, component.Summary));
        terminal.Next("assay describe NAME");
        return catalog.Problems.Count == 0 ? ExitCode.Done : ExitCode.Broke;
    }

    static void WriteGroups(Terminal terminal, PluginCatalog catalog)
    {
        foreach (var group in catalog.Components.GroupBy(component => KindWords.KeyOf(component.Kind)))
        {
            terminal.Out.WriteLine(group.Key.Replace('_', ' ') + "s");
            foreach (var line in TextTable.Lines([.. group.Select(component => new[] { component.Name, component.Plugin, component.Summary })], "  "))
                terminal.Out.WriteLine(line);
        }
    }

    static void WriteJson(Terminal terminal, PluginCatalog catalog)
    {
        var known = catalog.Problems.Count;
        catalog.LoadAll();
        foreach (var problem in catalog.Problems.Skip(known))
            terminal.Say(problem);
        terminal.WriteJson(json => Write(json, catalog));
    }

    static void Write(Utf8JsonWriter json, PluginCatalog catalog)
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteStartArray("components");
        foreach (var component in catalog.Components)
        {
            json.WriteStartObject();
            json.WriteHead(component);
            if (component.LoadTime is { } time)
                json.WriteNumber("load_ms", Math.Round(time.TotalMilliseconds, 3));
            else
                json.WriteNull("load_ms");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteProblems(catalog.Problems);
        json.WriteEndObject();
    }
}
