using System.CommandLine;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary><c>assay new plugin NAME</c>: writes the beginnings of a plugin, with a passing test.</summary>
static class NewPluginCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Lower-case words with '-' between them, such as my-scorer." };
        var kind = new Option<string>("--kind") { Description = $"What it will be: {string.Join(", ", PluginTemplate.Kinds)}.", HelpName = "KIND", DefaultValueFactory = _ => "scorer" };
        var to = new Option<string?>("--out", "-o") { Description = "The folder to make. Default: NAME, here.", HelpName = "DIR" };
        var command = new Command("plugin", "Write a plugin of your own: project, component, options, a passing test, and a pipeline to try it with.") { name, kind, to };
        command.SetAction(parse => Run(new Terminal(parse), parse.GetValue(name)!, parse.GetValue(kind)!, parse.GetValue(to)));
        return command;
    }

    static int Run(Terminal terminal, string text, string kind, string? to)
    {
        var name = PluginName.Parse(text);
        if (!PluginTemplate.Kinds.Contains(kind))
            throw new AssayException("bad-kind", $"--kind is '{kind}', expected one of: {string.Join(", ", PluginTemplate.Kinds)}");
        if (terminal.Discover().Named(name.Snake).FirstOrDefault() is { } known)
            throw new AssayException("bad-name", $"a component '{name.Snake}' is there already, in plugin '{known.Plugin}'; choose another name");
        var folder = to ?? name.Kebab;
        var files = PluginTemplate.Files(name, kind, AssayFolders.Home);
        PluginTemplate.Save(folder, files);
        foreach (var file in files.Keys)
            terminal.Out.WriteLine(Path.Combine(folder, file));
        terminal.Next($"cd {Runner.Shown(folder)} && dotnet build && dotnet test    (README.md there says more)");
        return ExitCode.Done;
    }
}
