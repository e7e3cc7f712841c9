using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Assay.Formats.Yolo.Reading;

/// <summary>Reads data.yaml event by event: what is not asked for is skipped, aliases are not followed, and no depth is too deep.</summary>
static class ConfigReader
{
    const long Longest = 1 << 22;
    const int Deepest = 100;

    /// <exception cref="DataException">It cannot be read, or is no data.yaml.</exception>
    public static YoloConfig Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > Longest)
                throw Wrong(path, $"it is longer than {Longest} bytes, expected some lines of names and folders", null);
            var text = File.ReadAllText(path);
            if (IsDeep(text))
                throw Wrong(path, $"it is nested more than {Deepest} deep, expected some lines of names and folders", null);
            return Read(new Parser(new StringReader(text)), new YoloConfig(path));
        }
        catch (YamlException broken)
        {
            throw Wrong(path, $"it cannot be read: {broken.Message.Split(": ", 2)[^1]}; expected names, train and val as Ultralytics writes them", $"line {broken.Start.Line}, column {broken.Start.Column}", broken);
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException) // YamlDotNet 16.3 throws them at some unfinished texts.
        {
            throw Wrong(path, "it cannot be read as YAML; expected names, train and val as Ultralytics writes them", null, broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {unreadable.Message}", path, inner: unreadable);
        }
    }

    // The parser's time grows with the square of the depth.
    static bool IsDeep(string text)
    {
        var depth = 0;
        foreach (var c in text)
            if ((depth += c is '[' or '{' ? 1 : c is ']' or '}' ? -1 : 0) > Deepest)
                return true;
        return text.Contains(string.Concat(Enumerable.Repeat("- ", Deepest)), StringComparison.Ordinal);
    }

    static YoloConfig Read(Parser yaml, YoloConfig config)
    {
        yaml.Consume<StreamStart>();
        yaml.Consume<DocumentStart>();
        yaml.Consume<MappingStart>();
        while (!yaml.TryConsume<MappingEnd>(out _))
            ReadEntry(yaml, yaml.Consume<Scalar>().Value, config);
        return config;
    }

    static void ReadEntry(Parser yaml, string key, YoloConfig config)
    {
        switch (key)
        {
            case "path":
                config.Root = Texts(yaml).FirstOrDefault();
                break;
            case "train" or "val" or "test":
                config.Splits[key == "train" ? YoloSplit.Train : key == "val" ? YoloSplit.Val : YoloSplit.Test] = Texts(yaml);
                break;
            case "names":
                config.Names = Names(yaml, config.File);
                break;
            case "nc":
                config.Count = Whole(yaml.Consume<Scalar>(), config.File, "nc");
                break;
            case "kpt_shape":
                config.KeypointNumbers = Keypoints(yaml, config.File);
                break;
            default:
                yaml.SkipThisAndNestedEvents();
                break;
        }
    }

    static List<string> Texts(Parser yaml)
    {
        List<string> texts = [];
        if (yaml.TryConsume<SequenceStart>(out _))
            while (!yaml.TryConsume<SequenceEnd>(out _))
                texts.Add(yaml.Consume<Scalar>().Value);
        else
            texts.Add(yaml.Consume<Scalar>() is { } text && !(text.Style == ScalarStyle.Plain && text.Value is "~" or "null") ? text.Value : "");
        return [.. texts.Where(text => text.Length > 0)];
    }

    static List<Class> Names(Parser yaml, string file)
    {
        List<Class> names = [];
        if (yaml.TryConsume<MappingStart>(out _))
            while (!yaml.TryConsume<MappingEnd>(out _))
                names.Add(new Class(Whole(yaml.Consume<Scalar>(), file, "a key of names"), yaml.Consume<Scalar>().Value));
        else
        {
            yaml.Consume<SequenceStart>();
            while (!yaml.TryConsume<SequenceEnd>(out _))
                names.Add(new Class(names.Count, yaml.Consume<Scalar>().Value));
        }
        foreach (var twice in names.GroupBy(name => name.Name).Where(group => group.Count() > 1).Concat(names.GroupBy(name => $"id {name.Id}").Where(group => group.Count() > 1)))
            throw Wrong(file, $"two names are '{twice.Key}' (ids {string.Join(", ", twice.Select(name => name.Id))}), expected each once; rename one", null);
        return names;
    }

    static int Keypoints(Parser yaml, string file)
    {
        yaml.Consume<SequenceStart>();
        var product = 1L;
        while (!yaml.TryConsume<SequenceEnd>(out _))
            product = Math.Min(product * Whole(yaml.Consume<Scalar>(), file, "kpt_shape"), int.MaxValue / 2);
        return (int)product;
    }

    static int Whole(Scalar text, string file, string what) => int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(file, $"{what} is '{text.Value}', expected a whole number from 0", $"line {text.Start.Line}, column {text.Start.Column}");

    static DataException Wrong(string file, string message, string? place, Exception? inner = null) => new("yolo-config", message, file, place, inner);
}
