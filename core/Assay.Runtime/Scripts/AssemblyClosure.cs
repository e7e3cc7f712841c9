using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace Assay.Runtime.Scripts;

/// <summary>An assembly and those beside it that it needs, read from metadata: nothing is loaded.</summary>
static class AssemblyClosure
{
    /// <exception cref="BadImageFormatException">Not a .NET assembly.</exception>
    public static IReadOnlyList<ScriptAssembly> Of(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        List<ScriptAssembly> found = [];
        Queue<string> open = new([path]);
        while (open.TryDequeue(out var file))
        {
            var content = File.ReadAllBytes(file);
            using var image = new PEReader(new MemoryStream(content));
            var metadata = MetadataOf(image, file);
            found.Add(new ScriptAssembly(metadata.GetString(metadata.GetAssemblyDefinition().Name), file, Convert.ToHexStringLower(SHA256.HashData(content))));
            foreach (var name in Names(metadata).Where(name => found.All(one => one.Name != name) && SharedAssemblies.All.All(shared => shared.GetName().Name != name)))
                if (Path.Combine(folder, name + ".dll") is var beside && File.Exists(beside) && !open.Contains(beside))
                    open.Enqueue(beside);
        }
        return found;
    }

    static MetadataReader MetadataOf(PEReader image, string file)
    {
        try
        {
            return image.HasMetadata ? image.GetMetadataReader() : throw new BadImageFormatException("it holds no .NET metadata");
        }
        catch (BadImageFormatException problem)
        {
            throw new BadImageFormatException($"{Path.GetFileName(file)}: {problem.Message}", problem);
        }
    }

    static IEnumerable<string> Names(MetadataReader metadata) => metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));
}
