using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Assay.Runtime.Scripts;

/// <summary>Names compiled code by everything that it depends on.</summary>
static class CacheKey
{
    static readonly Lazy<string> Environment = new(Describe);

    /// <summary>A SHA-256 in hex over the parts and over what compiles, links and runs the code.</summary>
    public static string Of(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts.Prepend(Environment.Value))
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The runtime's own identity stands for the options and the code that is generated around expressions.
    static string Describe() => string.Join(' ',
        SharedAssemblies.All.Append(typeof(CacheKey).Assembly).Select(assembly => assembly.ManifestModule.ModuleVersionId.ToString())
            .Append(System.Environment.Version.ToString())
            .Append(CompilerVersion()));

    // From the file: asking the assembly would load it.
    static string CompilerVersion()
    {
        var file = Path.Combine(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!, "Microsoft.CodeAnalysis.CSharp.dll");
        return File.Exists(file) ? FileVersionInfo.GetVersionInfo(file).FileVersion ?? "" : "none";
    }
}
