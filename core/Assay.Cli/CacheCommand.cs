using System.CommandLine;
using Assay.Runtime.Caching;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary><c>assay cache</c>: what runs share, how much room it takes and may take, and how it is emptied.</summary>
static class CacheCommand
{
    public static Command Create()
    {
        var command = new Command("cache", "Show, limit or clear what runs share: opinions, scores, compiled scripts.");
        command.SetAction(parse => Show(new Terminal(parse), new CacheFolder(AssayFolders.Cache)));
        command.Add(CreateLimit());
        command.Add(CreateClear());
        return command;
    }

    static Command CreateLimit()
    {
        var size = new Argument<string>("SIZE") { Description = "As in 20GB or 500MB; 'none' for no limit." };
        size.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && token.Value != "none" && ByteSize.Parse(token.Value) is null)
                result.AddError($"SIZE is '{token.Value}', expected a size such as 20GB or 500MB, or none");
        });
        var command = new Command("limit", "Set how large the cache may be. At the end of a run, what was not used for longest is removed until the rest fits.") { size };
        command.SetAction(parse =>
        {
            var (terminal, folder) = (new Terminal(parse), new CacheFolder(AssayFolders.Cache));
            folder.Limit = parse.GetValue(size) == "none" ? null : ByteSize.Parse(parse.GetValue(size)!);
            return Show(terminal, folder);
        });
        return command;
    }

    static Command CreateClear()
    {
        var kind = new Argument<string?>("KIND") { Description = $"Only this: {string.Join(", ", CacheFolder.Kinds)}.", Arity = ArgumentArity.ZeroOrOne };
        kind.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && !CacheFolder.Kinds.Contains(token.Value))
                result.AddError($"the cache holds no '{token.Value}'; expected one of {string.Join(", ", CacheFolder.Kinds)}{Runtime.Pipelines.Suggestion.For(token.Value, CacheFolder.Kinds)}");
        });
        var command = new Command("clear", "Empty the cache, or one kind of it. Everything in it can be computed again.") { kind };
        command.SetAction(parse =>
        {
            var (terminal, folder) = (new Terminal(parse), new CacheFolder(AssayFolders.Cache));
            var (items, bytes) = folder.Clear(parse.GetValue(kind));
            terminal.Say($"removed {items} items, {ByteSize.Show(bytes)}");
            return Show(terminal, folder);
        });
        return command;
    }

    static int Show(Terminal terminal, CacheFolder folder)
    {
        var kinds = CacheFolder.Kinds.Select(kind => (Kind: kind, Items: folder.Items(kind).ToArray())).Select(entry => (entry.Kind, entry.Items.Length, entry.Items.Sum(item => item.Bytes))).ToArray();
        if (terminal.Json)
            WriteJson(terminal, folder, kinds);
        else if (terminal.IsScreen)
            WriteText(terminal, folder, kinds);
        else
            foreach (var (kind, items, bytes) in kinds)
                terminal.Out.WriteLine($"{kind}\t{items}\t{bytes}");
        terminal.Next("assay cache clear KIND");
        return ExitCode.Done;
    }

    static void WriteText(Terminal terminal, CacheFolder folder, (string Kind, int Items, long Bytes)[] kinds)
    {
        foreach (var line in TextTable.Lines([.. kinds.Select(kind => new[] { kind.Kind, $"{kind.Items}", ByteSize.Show(kind.Bytes) })], ""))
            terminal.Out.WriteLine(line);
        terminal.Out.WriteLine($"{ByteSize.Show(kinds.Sum(kind => kind.Bytes))} in {folder.Path}, {(folder.Limit is { } limit ? $"at most {ByteSize.Show(limit)}" : "no limit")}");
    }

    static void WriteJson(Terminal terminal, CacheFolder folder, (string Kind, int Items, long Bytes)[] kinds) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("folder", folder.Path);
        if (folder.Limit is { } limit)
            json.WriteNumber("limit_bytes", limit);
        else
            json.WriteNull("limit_bytes");
        json.WriteStartArray("kinds");
        foreach (var (kind, items, bytes) in kinds)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            json.WriteNumber("items", items);
            json.WriteNumber("bytes", bytes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
