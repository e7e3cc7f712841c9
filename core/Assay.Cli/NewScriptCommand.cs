using System.CommandLine;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;
using Assay.Runtime.Scripts;

namespace Assay.Cli;

/// <summary><c>assay new script NAME</c>: writes a commented script and, once per folder, the project that editors need.</summary>
static class NewScriptCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Lower-case words with '-' between them, such as thin-cloud; its column is then thin_cloud." };
        var kind = new Option<string>("--kind") { Description = $"What it will be: {string.Join(", ", ScriptTemplate.Kinds.Keys)}.", HelpName = "KIND", DefaultValueFactory = _ => "scorer" };
        var to = new Option<string>("--out", "-o") { Description = "The folder to write to.", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var command = new Command("script", "Write a script of your own: a commented .csx that lints and runs, and a project file for editors.") { name, kind, to };
        command.SetAction(parse => Run(new Terminal(parse), parse.GetValue(name)!, parse.GetValue(kind)!, parse.GetValue(to)!));
        return command;
    }

    /// <summary>What <c>scripts.csproj</c> calls, and the project of a plugin that was made from a script; no verb for people.</summary>
    public static Command CreateSources()
    {
        var from = new Argument<string>("FROM");
        var to = new Argument<string>("TO");
        var name = new Argument<string?>("CLASS") { Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(ScriptProject.Verb, "Write the scripts of a folder as classes, or one script as the class of that name.") { from, to, name };
        command.Hidden = true;
        command.SetAction(parse =>
        {
            var (source, folder) = (Path.GetFullPath(parse.GetValue(from)!), Path.GetFullPath(parse.GetValue(to)!));
            if (parse.GetValue(name) is { } className)
                ScriptProject.WriteSource(source, folder, className);
            else
                ScriptProject.WriteSources(source, folder, new Terminal(parse).DiscoverQuietly());
        });
        return command;
    }

    static int Run(Terminal terminal, string name, string kind, string folder)
    {
        var stem = name.EndsWith(".csx", StringComparison.Ordinal) ? name[..^4] : name;
        if (!Identifier.IsValid(stem.Replace('-', '_')))
            throw new AssayException("bad-name", $"'{name}' cannot be a script's name, expected lower-case letters, digits and '-', starting with a letter, such as thin-cloud: it names the column");
        if (!ScriptTemplate.Kinds.TryGetValue(kind, out var use))
            throw new AssayException("bad-kind", $"--kind is '{kind}', expected one of: {string.Join(", ", ScriptTemplate.Kinds.Keys)}");
        var file = Path.Combine(folder, stem + ".csx");
        if (File.Exists(file))
            throw new AssayException("exists", $"{file} exists already and will not be overwritten; choose another name");
        Directory.CreateDirectory(folder);
        File.WriteAllText(file, ScriptTemplate.Script(kind, stem + ".csx"));
        foreach (var written in ScriptProject.Prepare(folder, AssayFolders.Home).Prepend(stem + ".csx"))
            terminal.Out.WriteLine(Path.Combine(folder == "." ? "" : folder, written));
        terminal.Say($"in a pipeline, below '{(kind == "output" ? "outputs" : "steps")}:':  {use.Replace("FILE", stem + ".csx", StringComparison.Ordinal)}");
        terminal.Next("assay run PIPELINE --watch --limit 20    (edit, save, see)");
        return ExitCode.Done;
    }
}
