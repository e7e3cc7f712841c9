using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Assay.Runtime.Scripts;

/// <summary>What a script refers to with <c>#r</c>: a plugin, a library by its path, or a part of .NET.</summary>
/// <param name="Directive">What stands in the quotes.</param>
/// <param name="Assemblies">The assembly first, then those beside it that it needs; empty for a part of .NET.</param>
public sealed record ScriptReference(string Directive, IReadOnlyList<ScriptAssembly> Assemblies)
{
    /// <summary>SHA-256 of the assembly; of several, of the list of their hashes. Empty for a part of .NET.</summary>
    public string Hash => Assemblies.Count switch
    {
        0 => "",
        1 => Assemblies[0].Hash,
        _ => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(Assemblies.Select(assembly => assembly.Hash + "\n"))))),
    };

    /// <summary>Loads the plugin's own assembly, so that its types are the plugin's; null for what is no plugin.</summary>
    internal Func<Assembly>? Plugin { get; init; }

    /// <summary>One of the assemblies by its simple name.</summary>
    internal ScriptAssembly? Find(string name) => Assemblies.FirstOrDefault(assembly => assembly.Name == name);
}

/// <summary>An assembly that a script needs.</summary>
/// <param name="Name">Simple name.</param>
/// <param name="Path">Absolute.</param>
/// <param name="Hash">SHA-256, in hex.</param>
public sealed record ScriptAssembly(string Name, string Path, string Hash)
{
    /// <summary>The bytes that were hashed.</summary>
    /// <exception cref="ScriptException">The file is another by now.</exception>
    internal byte[] Read()
    {
        var content = File.ReadAllBytes(Path);
        return Convert.ToHexStringLower(SHA256.HashData(content)) == Hash ? content
            : throw new ScriptException("script-reference", $"{ShownPath.Of(Path)} has changed since the script was compiled; run again", []);
    }
}
