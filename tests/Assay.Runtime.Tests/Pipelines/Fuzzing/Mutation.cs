using System.Text;
using System.Text.RegularExpressions;

namespace Assay.Runtime.Tests.Pipelines.Fuzzing;

/// <summary>Small harm done to a pipeline's bytes: what hands, editors, merges and broken disks do, and what an attacker would.</summary>
static partial class Mutation
{
    static readonly string[] Pieces =
        ["\t", ":", ": ", "- ", "{", "}", "[", "]", "!", "&a ", "*a", "\"", "'", "|\n", ">\n", " #", "${", "${X}", "\n", "\r\n", "  ", "\0", "\u2028", "\u0085", "é", "---\n", "...\n", "%YAML 9.9\n", "? ", "~", "<<: ", "@", "`", "\uFEFF", "\u00A0", "\\x", "1e999", ",", "\u001B[31m", "\U0001F600", "\u202E"];

    static readonly string[] Hostile =
    [
        "~", "null", "''", "1e999", "-1", "NaN", ".inf", "99999999999999999999", "007", "1,000", "!x", "!!binary aGk=", "*a", "&a x", "${NO_SUCH_VARIABLE}", "${", "${NO_SUCH:x}", "@", "%", "`", "> x", "|", "yes", "2026-01-01",
        "0x7FFFFFFF", "\"\\0\"", "\"\\e[31m\"", "\"\\uD800\"", "../../../../../../../../etc/passwd", "/dev/zero", "/**/*.nothing", "**", "data/*", "{}", "[]", "[a, b]", "{ a: 1 }", "ti ti", "1 +", "a?.b", "\"", "'", "ti < 0.5 ? 1 : 0",
        "'!(ti < 0.5)'", "System.IO.File.Delete(\"x\")", "'text[\"a\"].Length > number[\"b\"].Value'", new('a', 5000), "'" + new string('(', 900) + "1" + new string(')', 900) + "'", "'" + string.Join(" + ", Enumerable.Repeat("ti", 400)) + "'",
    ];

    static readonly Func<string, Random, string>[] OnText =
    [
        DeleteRange, InsertPiece, DuplicateRange, DeleteLine, DuplicateLine, Indent, Indent, SwapLines, SwapWords, Misspell, Misspell, ReplaceValue, ReplaceValue, Truncate, Nest, InsertCharacter,
    ];

    public static byte[] Of(string text, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0; edits--)
            text = OnText[random.Next(OnText.Length)](text, random);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0 && random.Next(4) == 0)
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    static string DeleteRange(string text, Random random) => Cut(text, random, (before, _, after) => before + after);

    static string DuplicateRange(string text, Random random) => Cut(text, random, (before, range, after) => before + range + range + after);

    static string InsertPiece(string text, Random random) => Cut(text, random, (before, range, after) => before + Pieces[random.Next(Pieces.Length)] + (random.Next(2) == 0 ? range : "") + after);

    static string InsertCharacter(string text, Random random) => Cut(text, random, (before, range, after) => before + (char)random.Next(0xD800, 0x10000) + (char)random.Next(0x20, 0x3000) + range + after);

    static string Truncate(string text, Random random) => text[..random.Next(text.Length + 1)];

    static string Nest(string text, Random random) => Cut(text, random, (before, range, after) =>
        before + string.Concat(Enumerable.Repeat(random.Next(4) switch { 0 => "[", 1 => "{ a: ", 2 => "- ", _ => "? " }, random.Next(2, 300))) + range + after);

    static string Cut(string text, Random random, Func<string, string, string, string> join)
    {
        var at = random.Next(text.Length + 1);
        var end = Math.Min(text.Length, at + random.Next(12));
        return join(text[..at], text[at..end], text[end..]);
    }

    static string DeleteLine(string text, Random random) => OnLines(text, (lines, i) => lines.RemoveAt(i), random);

    static string DuplicateLine(string text, Random random) => OnLines(text, (lines, i) => lines.Insert(random.Next(lines.Count + 1), lines[i]), random);

    static string Indent(string text, Random random) => OnLines(text, (lines, i) => lines[i] = random.Next(3) switch
    {
        0 => lines[i].Length > 0 && lines[i][0] == ' ' ? lines[i][1..] : " " + lines[i],
        1 => new string(' ', random.Next(9)) + lines[i].TrimStart(),
        _ => "\t" + lines[i],
    }, random);

    static string SwapLines(string text, Random random) => OnLines(text, (lines, i) =>
    {
        var j = random.Next(lines.Count);
        (lines[i], lines[j]) = (lines[j], lines[i]);
    }, random);

    static string OnLines(string text, Action<List<string>, int> edit, Random random)
    {
        List<string> lines = [.. text.Split('\n')];
        edit(lines, random.Next(lines.Count));
        return string.Join('\n', lines);
    }

    static string SwapWords(string text, Random random)
    {
        var words = Word().Matches(text);
        if (words.Count < 2)
            return text;
        var (a, b) = (words[random.Next(words.Count)], words[random.Next(words.Count)]);
        var (first, second) = a.Index < b.Index ? (a, b) : (b, a);
        return first == second ? text : text[..first.Index] + second.Value + text[(first.Index + first.Length)..second.Index] + first.Value + text[(second.Index + second.Length)..];
    }

    static string Misspell(string text, Random random)
    {
        var words = Word().Matches(text);
        if (words.Count == 0)
            return text;
        var at = words[random.Next(words.Count)].Index;
        return random.Next(3) switch { 0 => text.Remove(at, 1), 1 => text.Insert(at, "x"), _ => text[..at] + (char)random.Next('a', 'z' + 1) + text[(at + 1)..] };
    }

    static string ReplaceValue(string text, Random random)
    {
        var values = Value().Matches(text);
        if (values.Count == 0)
            return text;
        var value = values[random.Next(values.Count)].Groups[1];
        return text[..value.Index] + Hostile[random.Next(Hostile.Length)] + text[(value.Index + value.Length)..];
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@": +([^,}\]\n#]+)")]
    private static partial Regex Value();
}
