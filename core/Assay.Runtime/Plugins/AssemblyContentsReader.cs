using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Assay.Runtime.Plugins;

/// <summary>Reads components from an assembly's metadata. Nothing is loaded and nothing of it runs.</summary>
sealed class AssemblyContentsReader
{
    static readonly Dictionary<string, ComponentKind> KindOfInterface = new()
    {
        [nameof(IDataset)] = ComponentKind.Dataset,
        [nameof(IReference)] = ComponentKind.Reference,
        [nameof(IScorer)] = ComponentKind.Scorer,
        [nameof(ITableStep)] = ComponentKind.TableStep,
        [nameof(IReviewer)] = ComponentKind.Reviewer,
        [nameof(IOutput)] = ComponentKind.Output,
        [nameof(IImageFormat)] = ComponentKind.ImageFormat,
    };

    readonly MetadataReader metadata;

    AssemblyContentsReader(MetadataReader metadata) => this.metadata = metadata;

    /// <exception cref="BadImageFormatException">Not a .NET assembly.</exception>
    public static AssemblyContents Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        using var image = new PEReader(stream, PEStreamOptions.PrefetchMetadata);
        if (!image.HasMetadata)
            throw new BadImageFormatException("it holds no .NET metadata");
        return new AssemblyContentsReader(image.GetMetadataReader()).Read(ArchitectureOf(image.PEHeaders));
    }

    /// <summary>The only processor it runs on; null for the usual assembly, which runs on any.</summary>
    static Architecture? ArchitectureOf(PEHeaders headers) => headers.CoffHeader.Machine switch
    {
        Machine.Amd64 => Architecture.X64,
        Machine.Arm64 => Architecture.Arm64,
        Machine.Arm or Machine.ArmThumb2 => Architecture.Arm,
        Machine.I386 when headers.CorHeader!.Flags.HasFlag(CorFlags.Requires32Bit) && !headers.CorHeader.Flags.HasFlag(CorFlags.Prefers32Bit) => Architecture.X86,
        _ => null,
    };

    AssemblyContents Read(Architecture? runsOn) => new(metadata.GetAssemblyDefinition().Version, VersionOf("Assay.Contracts"), VersionOf("Assay.Kernels"), runsOn, [.. Components()]);

    Version? VersionOf(string assembly) => metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
        .Where(reference => metadata.StringComparer.Equals(reference.Name, assembly)).Select(reference => reference.Version).FirstOrDefault();

    IEnumerable<DeclaredComponent> Components()
    {
        foreach (var handle in metadata.CustomAttributes)
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (attribute.Parent.Kind == HandleKind.TypeDefinition && Contract(attribute) == nameof(ComponentAttribute))
                yield return Declared(metadata.GetTypeDefinition((TypeDefinitionHandle)attribute.Parent), attribute);
        }
    }

    DeclaredComponent Declared(TypeDefinition type, CustomAttribute attribute)
    {
        var texts = Texts(attribute);
        var (name, summary) = (texts.ReadSerializedString() ?? "", texts.ReadSerializedString() ?? "");
        var kinds = Interfaces(type).Where(KindOfInterface.ContainsKey).Select(interfaceName => KindOfInterface[interfaceName]).Distinct().Order().ToList();
        return new(FullName(type), name, summary, kinds, [.. Libraries(type)], Flaw(type, name, kinds));
    }

    IEnumerable<string> Libraries(TypeDefinition type) =>
        from attribute in type.GetCustomAttributes().Select(metadata.GetCustomAttribute)
        where Contract(attribute) == nameof(NeedsLibraryAttribute)
        select Texts(attribute).ReadSerializedString() ?? "";

    /// <summary>The arguments of an attribute's constructor.</summary>
    BlobReader Texts(CustomAttribute attribute)
    {
        var blob = metadata.GetBlobReader(attribute.Value);
        blob.ReadUInt16(); // the prolog, 0x0001
        return blob;
    }

    /// <summary>The name of an attribute of the contracts, or null.</summary>
    string? Contract(CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            ? Contract((TypeReferenceHandle)parent)
            : null;

    string? Flaw(TypeDefinition type, string name, List<ComponentKind> kinds) =>
        !Identifier.IsValid(name) ? "its name must be snake_case: a letter, then letters, digits and '_'"
        : kinds.Count == 0 ? $"its class {FullName(type)} implements none of {string.Join(", ", KindOfInterface.Keys)}"
        : (type.Attributes & TypeAttributes.VisibilityMask) is not (TypeAttributes.Public or TypeAttributes.NestedPublic)
            || (type.Attributes & TypeAttributes.Abstract) != 0 ? $"its class {FullName(type)} must be public and not abstract"
        : null;

    /// <summary>Names of the contract interfaces that a type or its ancestors within the assembly implement.</summary>
    IEnumerable<string> Interfaces(TypeDefinition type)
    {
        foreach (var implementation in type.GetInterfaceImplementations())
            if (metadata.GetInterfaceImplementation(implementation).Interface is { Kind: HandleKind.TypeReference } named
                && Contract((TypeReferenceHandle)named) is { } name)
                yield return name;
        if (type.BaseType is { IsNil: false, Kind: HandleKind.TypeDefinition } ancestor)
            foreach (var name in Interfaces(metadata.GetTypeDefinition((TypeDefinitionHandle)ancestor)))
                yield return name;
    }

    /// <summary>The name of a type of the contracts' namespace, or null.</summary>
    string? Contract(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return metadata.StringComparer.Equals(type.Namespace, nameof(Assay)) ? metadata.GetString(type.Name) : null;
    }

    string FullName(TypeDefinition type)
    {
        var name = metadata.GetString(type.Name);
        if (type.IsNested)
            return $"{FullName(metadata.GetTypeDefinition(type.GetDeclaringType()))}+{name}";
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
