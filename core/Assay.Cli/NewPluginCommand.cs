using System.CommandLine;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;
using Assay.Runtime.Scripts;
using Assay.Runtime.Scripts.Promoting;

namespace Assay.Cli;

/// <summary><c>assay new plugin NAME</c>: writes the beginnings of a plugin, with a passing test; with <c>--from</c> a plugin that is a script.</summary>
static class NewPluginCommand
{
    const string DefaultKind = "scorer";

    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "Lower-case words with '-' between them, such as my-scorer. With --from it may be left out: the script's name.", Arity = ArgumentArity.ZeroOrOne };
        var kind = new Option<string>("--kind") { Description = $"What it will be: {string.Join(", ", PluginTemplate.Kinds)}.", HelpName = "KIND", DefaultValueFactory = _ => DefaultKind };
        var from = new Option<string?>("--from") { Description = "A script (.csx) to make a plugin of, unchanged; its function says what it will be.", HelpName = "SCRIPT" };
        var to = new Option<string?>("--out", "-o") { Description = "The folder to make. Default: NAME, here.", HelpName = "DIR" };
        var command = new Command("plugin", "Write a plugin of your own: project, component, options, a passing test, and a pipeline to try it with.") { name, kind, from, to };
        command.SetAction(parse => parse.GetValue(from) is { } script
            ? RunFrom(new Terminal(parse), parse.GetValue(name), script, parse.GetResult(kind) is { Implicit: false }, parse.GetValue(to))
            : Run(new Terminal(parse), parse.GetValue(name), parse.GetValue(kind)!, parse.GetValue(to)));
        return command;
    }

    static int Run(Terminal terminal, string? text, string kind, string? to)
    {
        var name = PluginName.Parse(text ?? throw new AssayException("bad-name", "NAME is missing: say what the plugin is called, such as my-scorer"));
        if (!PluginTemplate.Kinds.Contains(kind))
            throw new AssayException("bad-kind", $"--kind is '{kind}', expected one of: {string.Join(", ", PluginTemplate.Kinds)}");
        RefuseKnown(terminal, name);
        return Write(terminal, to ?? name.Kebab, PluginTemplate.Files(name, kind, AssayFolders.Home));
    }

    static int RunFrom(Terminal terminal, string? text, string file, bool kindGiven, string? to)
    {
        if (kindGiven)
            throw new AssayException("bad-kind", "--kind does not go with --from: the name of the script's function says what it is; leave --kind out");
        var name = PluginName.Parse(text ?? Path.GetFileNameWithoutExtension(file).Replace('_', '-'));
        var catalog = RefuseKnown(terminal, name);
        if (!File.Exists(file))
            throw new AssayException("bad-name", $"--from is '{file}', and there is no such script");
        try
        {
            return Write(terminal, to ?? name.Kebab, ScriptPromotion.Files(terminal.Compiler().CompileForPlugin(file, catalog), name, AssayFolders.Home));
        }
        catch (ScriptException e)
        {
            terminal.Say(e.Message);
            return ExitCode.Usage;
        }
    }

    static PluginCatalog RefuseKnown(Terminal terminal, PluginName name)
    {
        var catalog = terminal.Discover();
        if (catalog.Named(name.Snake).FirstOrDefault() is { } known)
            throw new AssayException("bad-name", $"a component '{name.Snake}' is there already, in plugin '{known.Plugin}'; choose another name");
        return catalog;
    }

    static int Write(Terminal terminal, string folder, SortedDictionary<string, byte[]> files)
    {
        PluginTemplate.Save(folder, files);
        foreach (var file in files.Keys)
            terminal.Out.WriteLine(Path.Combine(folder, file));
        terminal.Next($"cd {Runner.Shown(folder)} && dotnet build && dotnet test    (README.md there says more)");
        return ExitCode.Done;
    }
}
