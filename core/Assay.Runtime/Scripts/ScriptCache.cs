using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;

namespace Assay.Runtime.Scripts;

/// <summary>Compiled code in memory and on disk: <c>key.dll</c>, <c>key.pdb</c> and <c>key.json</c>. An entry that is not what was written is no entry. Several processes may share the folder.</summary>
sealed class ScriptCache(string folder)
{
    readonly ConcurrentDictionary<string, CompiledCode> known = new();

    public CompiledCode? Find(string key) => known.TryGetValue(key, out var code) ? code : Read(key) is { } read ? known[key] = read : null;

    CompiledCode? Read(string key)
    {
        try
        {
            var entry = JsonSerializer.Deserialize(File.ReadAllBytes(At(key, "json")), CacheJson.Default.CacheEntry);
            return entry is null ? null : Checked(entry, File.ReadAllBytes(At(key, "dll")), File.ReadAllBytes(At(key, "pdb")));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    static CompiledCode? Checked(CacheEntry entry, byte[] assembly, byte[] symbols) =>
        entry.Assembly == Sha256(assembly) && entry.Symbols == Sha256(symbols) && entry.FactsHash == Sha256(entry.Facts) ? new CompiledCode(assembly, symbols, entry.Facts) : null;

    /// <summary>Writes an entry, its description last. A folder that cannot be written costs time, not the run.</summary>
    public CompiledCode Keep(string key, CompiledCode code)
    {
        known[key] = code;
        try
        {
            Directory.CreateDirectory(folder);
            Write(At(key, "dll"), code.Assembly);
            Write(At(key, "pdb"), code.Symbols);
            var entry = new CacheEntry(Sha256(code.Assembly), Sha256(code.Symbols), Sha256(code.Facts), code.Facts);
            Write(At(key, "json"), JsonSerializer.SerializeToUtf8Bytes(entry, CacheJson.Default.CacheEntry));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
        }
        return code;
    }

    static void Write(string path, byte[] content)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }

    string At(string key, string extension) => Path.Combine(folder, $"{key}.{extension}");

    static string Sha256(CodeFacts facts) => Sha256(JsonSerializer.SerializeToUtf8Bytes(facts, CacheJson.Default.CodeFacts));

    static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
